#include "commands/consent_commands.hpp"
#include "commands/protect_options.hpp"
#include "flows/protect/act_time.hpp"
#include "flows/protect/consent_writer.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::ConsentStatus;

struct Options {
    ActOptions act;
    std::string wording;
    std::string lang = "fr";
    bool requested = false;
};

/// What an act needs to be a proven one; as the options are called.
std::vector<std::string> missing_of(const Options& options) {
    std::vector<std::string> missing;
    for (const auto& [name, value] :
         {std::pair{"at", &options.act.at}, std::pair{"proof", &options.act.proof},
          std::pair{"wording", &options.wording}}) {
        if (text::trim(*value).empty()) {
            missing.emplace_back(name);
        }
    }
    return missing;
}

ConsentStatus status_of(const Options& options, const std::vector<std::string>& missing) {
    if (options.requested && !missing.empty()) {
        throw Error(Errc::usage,
                    text_of(_("a request needs its date, proof and wording; missing: {0}"),
                            text::join(missing, ", ")),
                    _("the confirmation relies on them later"));
    }
    if (options.requested) {
        return ConsentStatus::requested;
    }
    return missing.empty() ? ConsentStatus::given : ConsentStatus::claimed;
}

const char* without_address(protect::Channel channel) {
    switch (channel) {
    case protect::Channel::email:
        return _("{0} has no e-mail address, so nobody can agree to e-mails");
    case protect::Channel::sms:
        return _("{0} has no mobile phone, so nobody can agree to text messages");
    case protect::Channel::phone:
        return _("{0} has no phone, so nobody can agree to calls");
    case protect::Channel::post:
        break;
    }
    return _("{0} has no postal address, so nobody can agree to letters");
}

Exit add(const Options& options, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, options.act.id);
    hide_traces(ctx, options.act);
    const std::vector<std::string> missing = missing_of(options);
    ConsentSaid said;
    said.status = status_of(options, missing);
    said.at = options.act.at.empty() ? to_string(ctx.clock.today())
                                     : read_act_time(options.act.at, ctx.clock);
    said.proof = text::trim(options.act.proof);
    said.ip = options.act.ip;
    said.user_agent = options.act.user_agent;

    (void)open_to_read(ctx);
    WriteSession session(ctx, "consent add", options.act.dry_run);
    const ConsentSubject subject = find_subject(session.base(), person);
    if (!options.wording.empty()) {
        storage::WordingStore wordings(session.base());
        said.wording = asked_wording(wordings, options.wording, options.lang).id;
    }
    // All addresses before the first act: the first of a base makes its key.
    std::vector<std::pair<ConsentPair, ConcernedAddress>> acts;
    for (const ConsentPair& pair : pairs_of(*options.act.channels, *options.act.purposes)) {
        auto address = address_for(subject, pair.channel, person);
        if (!address) {
            throw Error(Errc::input,
                        text_of(without_address(pair.channel), uid_of(subject.contact)),
                        _("leave the channel out, or import the address first"));
        }
        acts.emplace_back(pair, std::move(*address));
    }
    ConsentWriter writer(ctx, session);
    for (const auto& [pair, address] : acts) {
        writer.add(subject, pair, address, said);
    }
    writer.finish({{"missing", missing}});
    if (said.status == ConsentStatus::claimed) {
        ctx.notice(text_of(_("it is kept as claimed and opens nothing; missing: {0}"),
                           text::join(missing, ", ")));
    }
    return Exit::done;
}

} // namespace

void add_consent_add(CLI::App& consent, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = consent.add_subcommand(
        "add", _("Note that a person agreed; without date, proof and wording that opens nothing"));
    add_person(*command, o->act.id);
    add_channels(*command, "--channel", o->act.channels,
                 _("To what: email, sms, phone, post; several with commas"))
        ->required();
    add_purposes(*command, "--purpose", o->act.purposes,
                 _("What for: prospection, relation, information, renewal, ads, partner"))
        ->required();
    add_act_options(*command, o->act, _("When the person agreed: a day, or a time in UTC"));
    command->add_option("--wording", o->wording,
                        _("What the person read: the name of a wording, or NAME@VERSION"));
    command->add_option("--lang", o->lang, _("Language in which it was read"))
        ->capture_default_str();
    command->add_flag("--requested", o->requested,
                      _("First step of a double opt-in: opens nothing until it is confirmed"));
    command->footer(
        _("Examples:\n"
          "  bdd consent add C0000012 --channel email,phone --purpose prospection --at 2026-01-31 "
          "--proof 'stand form 12' --wording salon@2\n"
          "  bdd consent add - --channel email --purpose information --requested --at "
          "2026-01-31T08:30:00Z --proof https://example.com/lettre --wording lettre"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return add(*o, ctx); }; });
}

} // namespace bdd::commands
