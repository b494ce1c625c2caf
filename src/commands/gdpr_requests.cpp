#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/due_period.hpp"
#include "flows/protect/request_words.hpp"

#include <bdd/core/i18n.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::RequestState;

struct Options {
    bool all = false;
    std::optional<std::string> due; ///< A period; none: whatever the day.
};

bool is_asked_for(const Options& options, const storage::RightsRequest& request,
                  const std::optional<Date>& until) {
    if (!until) {
        return options.all || !request.is_closed();
    }
    return !request.is_closed() && parse_iso_date(request.due()).value() <= *until;
}

Exit list(const Options& options, cli::Context& ctx) {
    const Date today = ctx.clock.today();
    const std::optional<Date> until =
        options.due ? std::optional(last_due_day(*options.due, today)) : std::nullopt;
    storage::Database base = open_to_read(ctx);
    storage::RequestStore store(base);
    cli::RowPrinter printer(ctx, "requests",
                            {{"request", _("request")},
                             {"right", _("right")},
                             {"contacts", _("contacts")},
                             {"received_on", _("received")},
                             {"due_on", _("answer due")},
                             {"state", _("state")},
                             {"way", _("way")},
                             {"identity", _("identity")},
                             {"closed_on", _("closed")},
                             {"outcome", _("outcome")}});
    bool is_overdue = false;
    for (const storage::RightsRequest& request : store.list()) {
        const RequestState state = state_of(request, today);
        is_overdue = is_overdue || state == RequestState::overdue;
        if (is_asked_for(options, request, until) &&
            !printer.row({request.id, request.asked, uids_text(store.contacts_of(request.id)),
                          request.received_on, request.due(), std::string(keyword(state)),
                          request.way, request.identity, request.closed_on, request.outcome})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(until ? _("no answer is due in that time") : _("no request is open"));
    }
    return until && is_overdue ? Exit::attention : Exit::done;
}

} // namespace

void add_gdpr_requests(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "requests", _("What people asked for under the law, and by when it must be answered"));
    auto* all = command->add_flag("--all", o->all, _("Closed ones too"));
    command
        ->add_option(
            "--due", o->due,
            _("Only those to be answered within that time (7, 7d, P1M); ends with 3 when one "
              "is overdue"))
        ->type_name("PERIOD")
        ->excludes(all);
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd gdpr requests\n"
                      "  bdd gdpr requests --due 7\n"
                      "  bdd gdpr requests add access C0000012 --received 2026-01-12 --way letter\n"
                      "  bdd gdpr requests close 4 --outcome done"));
    add_gdpr_requests_add(*command, ctx);
    add_gdpr_requests_extend(*command, ctx);
    add_gdpr_requests_close(*command, ctx);
    command->callback([o, command, &ctx] {
        if (command->get_subcommands().empty()) {
            ctx.action = [o, &ctx] { return list(*o, ctx); };
        }
    });
}

} // namespace bdd::commands
