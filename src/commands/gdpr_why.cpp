#include "cli/options.hpp"
#include "commands/export_terms.hpp"
#include "commands/gdpr_commands.hpp"
#include "commands/protect_options.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/contact_verdict.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string id;
    std::optional<protect::Channels> channels;
    protect::Purpose purpose = protect::Purpose::prospection;
    std::optional<cli::Day> day;
};

Exit run(const Options& options, cli::Context& ctx) {
    if (options.purpose == protect::Purpose::internal) {
        throw Error(Errc::usage, _("internal work contacts nobody: there is nothing to ask"),
                    _("name a purpose such as prospection"));
    }
    storage::Database base = open_to_read(ctx);
    storage::SplitStore store(base);
    const model::ContactId contact = asked_contact(store, parse_contact_id(options.id));
    const ContactVerdict verdict =
        verdict_of(base, gate_settings(ctx.settings), contact, options.purpose,
                   options.day ? options.day->value : ctx.clock.today());
    const protect::Channels channels = options.channels.value_or(protect::Channels::all());
    if (ctx.json()) {
        ctx.print_json(verdict_json(verdict, channels));
    } else {
        ctx.print(verdict_text(verdict, channels));
    }
    return Exit::done;
}

} // namespace

void add_gdpr_why(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "why", _("Say on which channels a contact may be reached, and why not on the others"));
    command->add_option("id", o->id, _("A contact (C0000012)"))->required();
    add_channels(*command, "--channel", o->channels, _("Only these: email,sms,phone,post"));
    add_purpose(*command, o->purpose, _("What the person would be contacted for"));
    command->add_option("--date", o->day, _("On another day than today"));
    command->footer(_("Examples:\n"
                      "  bdd gdpr why C0000012\n"
                      "  bdd gdpr why C0000012 --channel email --purpose information --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
