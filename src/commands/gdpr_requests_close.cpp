#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/request_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::Outcome;
using protect::Right;

struct Options {
    cli::Count request;
    std::optional<Outcome> outcome;
    std::string text; ///< Reason or note.
    std::optional<cli::Day> day;
    bool dry_run = false;
};

storage::RightsRequest open_request(storage::Database& base, const Options& options) {
    storage::RightsRequest request = require_request(base, options.request.value);
    if (request.is_closed()) {
        throw Error(Errc::refused,
                    text_of(_("request {0} was closed on {1} ({2})"), request.id, request.closed_on,
                            request.outcome),
                    _("note what came since as a new request"));
    }
    return request;
}

/// What the law does not leave open.
void check_outcome(const storage::RightsRequest& request, Outcome outcome,
                   std::span<const model::ContactId> contacts, const std::string& note) {
    const auto right = protect::parse_right(request.asked);
    if (right == Right::objection && (outcome == Outcome::refused || outcome == Outcome::partly)) {
        throw Error(Errc::refused,
                    _("an objection to prospecting needs no reason and cannot be refused (RGPD "
                      "art. 21-3)"),
                    _("close it as done, or as withdrawn when the person took it back"));
    }
    if (right == Right::erasure && outcome == Outcome::done && !contacts.empty()) {
        throw Error(Errc::refused, text_of(_("{0} is still in the base"), uids_text(contacts)),
                    text_of(_("erase first: bdd gdpr erase {0}"), uids_text(contacts)));
    }
    if ((outcome == Outcome::refused || outcome == Outcome::partly) && note.empty()) {
        throw Error(Errc::usage, _("a refusal needs a reason, which the person must be told"),
                    _("write it: --note TEXT"));
    }
}

void report(cli::Context& ctx, WriteSession& session, const storage::RightsRequest& request,
            std::span<const model::ContactId> contacts, const std::string& line) {
    const nlohmann::ordered_json counts{{"requests", 1}};
    session.finish(counts);
    if (ctx.json()) {
        nlohmann::ordered_json out = session.report(counts);
        out.update(request_json(request, contacts, ctx.clock.today()));
        ctx.print_json(out);
        return;
    }
    ctx.summary(line);
    if (session.dry_run()) {
        ctx.summary(_("nothing written (dry run)"));
    }
}

Exit close(const Options& options, cli::Context& ctx) {
    const Date today = ctx.clock.today();
    const Date day = options.day ? options.day->value : today;
    const std::string note = recorded_text(ctx, options.text);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr requests close", options.dry_run);
    storage::RequestStore store(session.base());
    storage::RightsRequest request = open_request(session.base(), options);
    if (day > today || to_string(day) < request.received_on) {
        throw Error(
            Errc::usage,
            text_of(_("request {0} cannot have been closed on {1}"), request.id, to_string(day)),
            text_of(_("it came on {0}; write a day from then until today"), request.received_on));
    }
    const std::vector<model::ContactId> contacts = store.contacts_of(request.id);
    check_outcome(request, *options.outcome, contacts, note);
    request.closed_on = to_string(day);
    request.outcome = keyword(*options.outcome);
    request.outcome_note = note;
    store.update(request);
    report(ctx, session, request, contacts,
           text_of(_("request {0} ({1}) closed on {2}: {3}"), request.id, request.asked,
                   request.closed_on, request.outcome));
    if (request.restricts() && !ctx.json()) {
        ctx.notice(text_of(_("the restriction lasts until bdd gdpr restrict {0} --lift"),
                           contacts.empty() ? "ID" : uids_text(contacts)));
    }
    return Exit::done;
}

Exit extend(const Options& options, cli::Context& ctx) {
    const std::string reason = recorded_text(ctx, options.text);
    if (reason.empty()) {
        throw Error(Errc::usage, _("an extension needs a reason, which the person must be told"),
                    _("write it: --reason TEXT"));
    }
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr requests extend", options.dry_run);
    storage::RequestStore store(session.base());
    storage::RightsRequest request = open_request(session.base(), options);
    if (!request.extended_to.empty()) {
        throw Error(
            Errc::refused,
            text_of(_("request {0} was extended already, to {1}"), request.id, request.extended_to),
            _("the law gives two months more, once"));
    }
    if (request.due_on < to_string(ctx.clock.today())) {
        throw Error(Errc::refused,
                    text_of(_("request {0} was due on {1}: it is too late to extend it"),
                            request.id, request.due_on),
                    _("an extension must be told within the first month (RGPD art. 12-3); answer "
                      "now"));
    }
    request.extended_to = to_string(
        protect::extended_due(parse_iso_date(request.due_on).value_or(ctx.clock.today())));
    request.extend_reason = reason;
    store.update(request);
    report(ctx, session, request, store.contacts_of(request.id),
           text_of(_("request {0} ({1}) extended to {2}; tell the person by {3}, and why"),
                   request.id, request.asked, request.extended_to, request.due_on));
    return Exit::done;
}

} // namespace

void add_gdpr_requests_close(CLI::App& requests, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = requests.add_subcommand("close", _("Note how a request was answered"));
    command->add_option("request", o->request, _("Its number"))->required();
    cli::add_choice(
        *command, "--outcome", {"done", "partly", "refused", "withdrawn"},
        [o](std::size_t index) { o->outcome = static_cast<Outcome>(index); },
        _("done, partly, refused, or withdrawn by the person"))
        ->required();
    command->add_option("--note", o->text, _("Why it was refused, whom else it was told"));
    command->add_option("--on", o->day, _("The day of the answer (today)"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr requests close 4 --outcome done\n"
                      "  bdd gdpr requests close 4 --outcome refused --note 'invoices: kept ten "
                      "years'"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return close(*o, ctx); }; });
}

void add_gdpr_requests_extend(CLI::App& requests, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = requests.add_subcommand(
        "extend", _("Take two months more for a complex request, within the first month"));
    command->add_option("request", o->request, _("Its number"))->required();
    command->add_option("--reason", o->text, _("Why; the person must be told"))->required();
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr requests extend 4 --reason 'records of six sources'"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return extend(*o, ctx); }; });
}

} // namespace bdd::commands
