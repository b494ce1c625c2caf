#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "commands/protect_options.hpp"
#include "flows/base_session.hpp"
#include "flows/contact_names.hpp"
#include "flows/protect/due_period.hpp"
#include "flows/protect/notices_due.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>

#include <algorithm>
#include <limits>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::optional<std::string> due; ///< A period; none: whatever the day.
    bool overdue = false;
    cli::Count most{50};
};

/// Those that are asked for: the list is in the order of the days.
std::span<const DueNotice> asked_for(std::span<const DueNotice> all, std::int64_t last) {
    const auto end = std::partition_point(
        all.begin(), all.end(), [&](const DueNotice& notice) { return notice.due <= last; });
    return all.first(static_cast<std::size_t>(end - all.begin()));
}

void tell(const cli::Context& ctx, std::size_t all, std::size_t overdue, std::size_t shown,
          std::size_t asked) {
    if (all == 0) {
        ctx.summary(_("everybody who must be told where their data comes from was told"));
        return;
    }
    ctx.summary(
        text_of(BDD_N("{0} person is to be told where their data comes from, {1} overdue",
                      "{0} people are to be told where their data comes from, {1} overdue", all),
                count_text(static_cast<std::int64_t>(all)),
                count_text(static_cast<std::int64_t>(overdue))));
    if (shown < asked) {
        ctx.notice(text_of(_("the first {0} of {1} are shown; more with --limit"), shown,
                           count_text(static_cast<std::int64_t>(asked))));
    }
}

/// The last day that is asked for; a notice may be due on any day.
std::int64_t last_day(const Options& options, Date today) {
    if (options.overdue) {
        return to_days(today) - 1;
    }
    return options.due ? to_days(last_due_day(*options.due, today))
                       : std::numeric_limits<std::int64_t>::max();
}

Exit run(const Options& options, cli::Context& ctx) {
    const Date today = ctx.clock.today();
    const std::int64_t last = last_day(options, today);
    storage::Database base = open_to_read(ctx);
    const std::vector<DueNotice> all = notices_due(base, gate_settings(ctx.settings), today);
    const std::span<const DueNotice> asked = asked_for(all, last);
    const auto overdue = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(),
                      [&](const DueNotice& notice) { return notice.due < to_days(today); }));
    cli::RowPrinter printer(ctx, "notices",
                            {{"contact", _("contact")},
                             {"name", _("name")},
                             {"company", _("company")},
                             {"due_on", _("due")},
                             {"overdue", _("overdue")},
                             {"channels", _("may carry it")}});
    ContactNames names(base);
    const std::size_t most = std::min<std::size_t>(asked.size(), options.most.value);
    for (const DueNotice& notice : asked.first(most)) {
        auto [name, company] = names.of(notice.contact);
        if (!printer.row({uid_of(notice.contact), std::move(name), std::move(company),
                          to_string(from_days(notice.due)), notice.due < to_days(today),
                          words_of(notice.open)})) {
            return Exit::done;
        }
    }
    printer.finish();
    tell(ctx, all.size(), overdue, most, asked.size());
    return options.overdue && overdue > 0 ? Exit::attention : Exit::done;
}

} // namespace

void add_gdpr_notices(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "notices", _("Who must still be told where their data comes from, and by when"));
    auto* due =
        command->add_option("--due", o->due, _("Only those due within that time: 7, 7d, P1M"))
            ->type_name("PERIOD");
    command->add_flag("--overdue", o->overdue, _("Only overdue ones; ends with 3 when there are"))
        ->excludes(due);
    command->add_option("--limit", o->most, _("At most N people, the first due first"))
        ->capture_default_str();
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd gdpr notices --due 7\n"
                      "  bdd gdpr notices check source-notice\n"
                      "  bdd gdpr notices given --run 17 --wording source-notice"));
    add_gdpr_notices_given(*command, ctx);
    add_gdpr_notices_check(*command, ctx);
    command->callback([o, command, &ctx] {
        if (command->get_subcommands().empty()) {
            ctx.action = [o, &ctx] { return run(*o, ctx); };
        }
    });
}

} // namespace bdd::commands
