#include "cli/options.hpp"
#include "commands/protect_options.hpp"
#include "commands/source_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/conclude.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string code;
    std::optional<std::string> name;
    std::optional<std::string> kind;
    std::optional<cli::Count> priority;
    std::optional<std::string> licence;
    std::optional<std::string> supplier;
    std::optional<std::string> public_name;
    std::optional<std::string> basis;
    std::optional<protect::Channels> channels;
    std::optional<protect::Purposes> purposes;
    std::optional<cli::Day> collected_on;
    std::optional<std::string> proof;
    std::optional<std::string> informed;
    std::optional<cli::Count> uses_max;
    std::optional<cli::Day> valid_until;
    std::optional<std::string> addresses;
    bool dry_run = false;
};

void check(const Options& options, Date today) {
    const std::vector<std::string>& kinds = storage::source_kinds();
    if (options.kind && std::find(kinds.begin(), kinds.end(), *options.kind) == kinds.end()) {
        std::string hint = did_you_mean(*options.kind, kinds);
        throw Error(Errc::usage, text_of(_("unknown kind of source '{0}'"), *options.kind),
                    hint.empty() ? text_of(_("write one of: {0}"), text::join(kinds, ", ")) : hint);
    }
    if (options.priority && options.priority->value > 100) {
        throw Error(Errc::usage, _("a priority lies between 0 and 100"),
                    _("the source with the higher one wins where sources disagree"));
    }
    if (text::trim(options.code).empty()) {
        throw Error(Errc::usage, _("a source needs a code"), _("for example: salon-2026"));
    }
    if (options.collected_on && options.collected_on->value > today) {
        throw Error(Errc::usage,
                    text_of(_("--collected-on {0} lies in the future"),
                            to_string(options.collected_on->value)),
                    _("write the day on which the people gave their data, or the last of them"));
    }
    constexpr std::uint64_t k_most_uses = 1'000'000;
    if (options.uses_max && options.uses_max->value > k_most_uses) {
        throw Error(Errc::usage, _("--uses-max is more than a million"),
                    _("leave it out where the licence sets no limit"));
    }
}

/// Only the whole tells: the days may come from two commands.
void check(const storage::Source& source) {
    if (!source.valid_until.empty() && source.valid_until < source.collected_on) {
        throw Error(Errc::usage,
                    text_of(_("the source would be valid until {0}, before it was collected on "
                              "{1}"),
                            source.valid_until, source.collected_on),
                    _("correct --valid-until or --collected-on"));
    }
}

void take(const std::optional<std::string>& given, std::string& value) {
    if (given) {
        value = text::trim(*given);
    }
}

void take(const std::optional<cli::Day>& given, std::string& value) {
    if (given) {
        value = to_string(given->value);
    }
}

void apply(const Options& options, storage::Source& source) {
    source.name = options.name.value_or(source.name);
    source.kind = options.kind.value_or(source.kind);
    source.priority =
        options.priority ? static_cast<int>(options.priority->value) : source.priority;
    take(options.licence, source.licence);
    take(options.supplier, source.supplier);
    take(options.public_name, source.public_name);
    take(options.basis, source.basis);
    take(options.collected_on, source.collected_on);
    take(options.proof, source.proof);
    take(options.informed, source.informed);
    take(options.valid_until, source.valid_until);
    take(options.addresses, source.addresses);
    if (options.channels) {
        source.channels = words_of(*options.channels);
    }
    if (options.purposes) {
        source.purposes = words_of(*options.purposes);
    }
    if (options.uses_max) {
        source.uses_max = static_cast<std::int64_t>(options.uses_max->value);
    }
}

Exit add(const Options& options, cli::Context& ctx) {
    check(options, ctx.clock.today());
    WriteSession session(ctx, "source", options.dry_run);
    storage::SourceStore store(session.base());
    const auto known = store.find(options.code);
    storage::Source source = known.value_or(storage::Source{});
    if (!known) {
        source.code = options.code;
        source.name = options.code;
        source.created_at = session.started_at();
    }
    apply(options, source);
    check(source);
    if (known) {
        store.update(source, session.run());
        if (source.priority != known->priority) {
            const storage::Touched touched = store.shared(source.id);
            conclude(session.base(), session.run(), touched.contacts, touched.accounts, ctx.cancel);
        }
    } else {
        const model::SourceId id = store.add(source);
        session.runs().note(session.run(), "source", id.value, {}, {});
    }
    const nlohmann::ordered_json counts{{"added", known ? 0 : 1}, {"changed", known ? 1 : 0}};
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
    } else {
        ctx.summary(text_of(known ? _("source {0} changed: kind {1}, priority {2}{3}")
                                  : _("source {0} added: kind {1}, priority {2}{3}"),
                            source.code, source.kind, source.priority,
                            options.dry_run ? session.undo_hint() : std::string()));
    }
    return Exit::done;
}

void add_words(CLI::App& command, const std::string& name, std::optional<std::string>& target,
               const std::vector<std::string>& words, const std::string& description) {
    cli::add_choice(
        command, name, words, [&target, words](std::size_t index) { target = words[index]; },
        description);
}

void add_proof_options(CLI::App& command, Options& options) {
    command.add_option("--public-name", options.public_name,
                       _("How a notice to the people names this source"));
    add_words(command, "--basis", options.basis,
              {"none", "consent", "legitimate_interest", "contract", "existing_customer"},
              _("Legal ground of its contacts; none: nobody of it is contacted"));
    add_channels(command, "--channels", options.channels,
                 _("What it may be used for: email, sms, phone, post (default: all)"));
    add_purposes(command, "--purposes", options.purposes,
                 _("And what for: prospection, relation, information, renewal, ads, partner"));
    command.add_option("--collected-on", options.collected_on,
                       _("Day on which the people gave their data, or the last of them"));
    command.add_option("--proof", options.proof,
                       _("Reference of the form or contract that proves the collection"));
    command.add_option("--informed", options.informed,
                       _("What the people were told, or where that is written"));
    command.add_option("--uses-max", options.uses_max,
                       _("How many times the licence lets it be used"));
    command.add_option("--valid-until", options.valid_until, _("Last day of the licence"));
    add_words(command, "--addresses", options.addresses, {"business", "mixed"},
              _("business: its e-mails are of people at work, also on free domains"));
}

} // namespace

void add_source_add(CLI::App& source, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        source.add_subcommand("add", _("Add a source, or change what is said of it"));
    command->add_option("code", o->code, _("Short name, as after import --source"))->required();
    command->add_option("--name", o->name, _("Name for people"));
    command->add_option("--kind", o->kind,
                        _("own, event, tool, partner, public, rented, bought, manual or file"));
    command->add_option("--priority", o->priority,
                        _("0 to 100 (50): the higher one wins where sources disagree"));
    command->add_option("--licence", o->licence, _("What the supplier allows"));
    command->add_option("--supplier", o->supplier, _("Who supplies it"));
    add_proof_options(*command, *o);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd source add crm --kind own --priority 80\n"
                      "  bdd source add loueur --kind rented --supplier 'Data SA' --licence 'one "
                      "sending' --proof 'contract 2026-17' --collected-on 2026-03-01"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return add(*o, ctx); }; });
}

} // namespace bdd::commands
