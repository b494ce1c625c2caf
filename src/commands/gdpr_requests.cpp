#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/request_words.hpp"

#include <bdd/core/i18n.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::RequestState;

struct Options {
    bool all = false;
    std::optional<cli::Count> due;
};

bool is_asked_for(const Options& options, const storage::RightsRequest& request, Date today) {
    if (!options.due) {
        return options.all || !request.is_closed();
    }
    const auto due = parse_iso_date(request.due()).value_or(today);
    return !request.is_closed() &&
           to_days(due) - to_days(today) <= static_cast<std::int64_t>(options.due->value);
}

Exit list(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::RequestStore store(base);
    const Date today = ctx.clock.today();
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
        if (is_asked_for(options, request, today) &&
            !printer.row({request.id, request.asked, uids_text(store.contacts_of(request.id)),
                          request.received_on, request.due(), std::string(keyword(state)),
                          request.way, request.identity, request.closed_on, request.outcome})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(options.due ? _("no answer is due in that time") : _("no request is open"));
    }
    return options.due && is_overdue ? Exit::attention : Exit::done;
}

} // namespace

void add_gdpr_requests(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "requests", _("What people asked for under the law, and by when it must be answered"));
    auto* all = command->add_flag("--all", o->all, _("Closed ones too"));
    command
        ->add_option("--due", o->due,
                     _("Only those to be answered within so many days; ends with 3 when one is "
                       "overdue"))
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
