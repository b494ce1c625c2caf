#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/consent_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/consent_store.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::ConsentState;
using protect::ConsentStatus;

struct Options {
    std::optional<cli::Count> days;
};

struct Request {
    model::ContactId contact;
    ConsentPair pair;
    std::string requested_at;
};

std::string newest_request(const std::vector<protect::ConsentAct>& acts, const ConsentPair& pair) {
    std::string newest;
    for (const protect::ConsentAct& act : acts) {
        if (act.status == ConsentStatus::requested && act.channel == pair.channel &&
            act.purpose == pair.purpose) {
            newest = std::max(newest, act.at);
        }
    }
    return newest;
}

/// Requests that wait for their confirmation, and how many never got one.
struct Pending {
    std::vector<Request> waiting;
    std::int64_t expired = 0;
};

Pending read_pending(storage::Database& base, Date today) {
    Pending pending;
    const std::string day = to_string(today);
    storage::ConsentStore(base).each([&](model::ContactId contact, auto steps) {
        const std::vector<protect::ConsentAct> acts = acts_of(steps);
        for (const ConsentPair& pair : flows::pairs_of(acts)) {
            std::string requested = newest_request(acts, pair);
            if (requested.empty()) {
                continue;
            }
            const ConsentState state = consent_state(acts, pair.channel, pair.purpose, day);
            if (state == ConsentState::requested) {
                pending.waiting.push_back({contact, pair, std::move(requested)});
            } else if (state == ConsentState::unknown || state == ConsentState::claimed) {
                pending.expired += today > last_day_of(requested) ? 1 : 0;
            }
        }
        return true;
    });
    std::stable_sort(
        pending.waiting.begin(), pending.waiting.end(),
        [](const Request& a, const Request& b) { return a.requested_at < b.requested_at; });
    return pending;
}

Exit list(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const Date today = ctx.clock.today();
    cli::RowPrinter printer(ctx, "requests",
                            {{"contact", _("contact")},
                             {"channel", _("channel")},
                             {"purpose", _("purpose")},
                             {"requested_at", _("requested")},
                             {"expires_on", _("last day")},
                             {"days_left", _("days left")}});
    const Pending pending = read_pending(base, today);
    for (const Request& request : pending.waiting) {
        const Date last = last_day_of(request.requested_at);
        const std::int64_t left = to_days(last) - to_days(today);
        if (options.days && left > static_cast<std::int64_t>(options.days->value)) {
            break; // The rest came later still.
        }
        if (!printer.row({uid_of(request.contact), std::string(keyword(request.pair.channel)),
                          std::string(keyword(request.pair.purpose)), request.requested_at,
                          to_string(last), left})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(_("no request waits for its confirmation"));
    }
    if (pending.expired > 0) {
        ctx.summary(text_of(BDD_N("{0} request expired without an answer",
                                  "{0} requests expired without an answer",
                                  static_cast<unsigned long>(pending.expired)),
                            count_text(pending.expired)));
    }
    return Exit::done;
}

} // namespace

void add_consent_pending(CLI::App& consent, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = consent.add_subcommand(
        "pending", _("List the requests that wait for their confirmation, the oldest first"));
    command->add_option("--days", o->days, _("Only those that expire within N days"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd consent pending\n"
                      "  bdd consent pending --days 7 --format csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return list(*o, ctx); }; });
}

} // namespace bdd::commands
