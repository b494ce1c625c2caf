#include "cli/options.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/opposition_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;
using protect::SuppressionReason;

namespace {

struct Options {
    std::vector<std::string> words;
    std::optional<protect::AddressKind> kind;
    OppositionWords opposition;
    bool dry_run = false;
};

std::string headline(const OppositionWriter& writer) {
    const OppositionCounts& counts = writer.counts();
    if (counts.added == 0) {
        return text_of(BDD_N("{0} opposition was known already; nothing changed",
                             "{0} oppositions were known already; nothing changed",
                             static_cast<unsigned long>(counts.known)),
                       count_text(counts.known));
    }
    const std::string scope = scope_text(writer);
    return text_of(BDD_N("{0} opposition added ({1}{2}), {3} known",
                         "{0} oppositions added ({1}{2}), {3} known",
                         static_cast<unsigned long>(counts.added)),
                   count_text(counts.added), kinds_text(counts),
                   scope.empty() ? scope : "; " + scope, count_text(counts.known));
}

Exit run(const Options& options, cli::Context& ctx) {
    check_origin(options.opposition.origin);
    const std::vector<std::string> typed = typed_values(ctx, options.words);
    for (const std::string& text : typed) { // Before a base is made for nothing.
        if (options.kind || !read_opposed_contact(text)) {
            (void)require_opposed(text, options.kind);
        }
    }
    WriteSession session(ctx, "suppress add", options.dry_run);
    OppositionWriter writer(ctx, session, options.opposition);
    for (const std::string& text : typed) {
        for (const OpposedValue& value : opposed_values(session.base(), text, options.kind)) {
            writer.add(value);
        }
    }
    const bool changed = writer.counts().added > 0;
    const nlohmann::ordered_json counts{{"values", typed.size()},
                                        {"added", writer.counts().added},
                                        {"known", writer.counts().known}};
    session.finish_if(changed, counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["reason"] = keyword(options.opposition.reason);
        report["kinds"] = scope_json(writer);
        ctx.print_json(report);
    } else {
        ctx.summary(headline(writer) + text_of(_(" in {0}"), seconds_text(session.seconds())) +
                    (session.dry_run() ? session.undo_hint() : std::string()));
    }
    return Exit::done;
}

} // namespace

void add_suppress_add(CLI::App& suppress, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = suppress.add_subcommand("add", _("Put people or companies on the list"));
    command
        ->add_option("value", o->words,
                     _("E-mail, phone, domain, SIREN or SIRET, or a contact (C0000012: all its "
                       "e-mails and phones); - reads a value a line"))
        ->required();
    add_opposition_words(*command, o->opposition,
                         {SuppressionReason::unsubscribe, SuppressionReason::complaint,
                          SuppressionReason::verbal, SuppressionReason::letter,
                          SuppressionReason::manual});
    add_address_kind(*command, o->kind);
    command->add_option("--origin", o->opposition.origin,
                        _("Where it comes from, for the record; never a person"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd suppress add ada@example.fr --reason unsubscribe\n"
                      "  bdd suppress add '02 99 85 38 02' --reason verbal\n"
                      "  bdd suppress add C0000012 --reason letter\n"
                      "  bdd suppress add - < objections.txt"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
