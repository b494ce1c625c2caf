#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/breach_report.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Day since;
    std::optional<cli::Day> until;
};

Exit run(const Options& options, cli::Context& ctx) {
    const auto now = parse_iso_date(ctx.clock.now_utc().substr(0, 10)); // As the log counts days.
    const Date until = options.until ? options.until->value : now.value_or(ctx.clock.today());
    if (until < options.since.value) {
        throw Error(Errc::usage,
                    text_of(_("the period ends on {0}, before it begins on {1}"), to_string(until),
                            to_string(options.since.value)),
                    _("correct --since or --until"));
    }
    storage::Database base = open_to_read(ctx);
    const BreachReport report = breach_report(base, options.since.value, until);
    if (ctx.json()) {
        ctx.print_json(breach_json(report));
    } else {
        ctx.print(breach_text(report));
        ctx.summary(_("the authority is to be told within 72 hours of knowing of a breach, unless "
                      "it puts nobody at risk (RGPD art. 33)"));
    }
    return Exit::done;
}

} // namespace

void add_gdpr_breach(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "breach", _("Count whose data the exports of a period gave away, which data, and to whom"));
    command->add_option("--since", o->since, _("First day of the period, in UTC"))->required();
    command->add_option("--until", o->until, _("Last day of the period (default: until now)"));
    command->footer(_("Examples:\n"
                      "  bdd gdpr breach --since 2026-01-01\n"
                      "  bdd gdpr breach --since 2026-01-01 --until 2026-01-31 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
