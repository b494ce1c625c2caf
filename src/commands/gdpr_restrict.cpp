#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/request_words.hpp"
#include "flows/protect/restrictions.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;

struct Options {
    std::string person;
    bool lift = false;
    std::string reason;
    bool dry_run = false;
};

using Requests = std::vector<storage::RightsRequest>;

ordered_json numbers_of(const Requests& requests) {
    ordered_json numbers = ordered_json::array();
    for (const storage::RightsRequest& request : requests) {
        numbers.push_back(request.id);
    }
    return numbers;
}

/// Restrictions that hold without an open request.
Requests granted(const Requests& requests) {
    Requests found;
    std::copy_if(requests.begin(), requests.end(), std::back_inserter(found),
                 [](const storage::RightsRequest& request) { return request.is_closed(); });
    return found;
}

void lift(storage::Database& base, Requests requests, Date today) {
    for (storage::RightsRequest& request : requests) {
        request.lifted_on = to_string(today);
        storage::RequestStore(base).update(request);
    }
}

/// Who was restricted by the same requests, and is free as well now.
std::vector<model::ContactId> others_of(storage::Database& base, const Requests& lifted,
                                        model::ContactId contact) {
    std::vector<model::ContactId> others;
    for (const storage::RightsRequest& request : lifted) {
        for (const model::ContactId other : storage::RequestStore(base).contacts_of(request.id)) {
            if (other != contact) {
                others.push_back(other);
            }
        }
    }
    sort_unique(others);
    return others;
}

void restrict(cli::Context& ctx, WriteSession& session, const RequestPeople& people,
              const std::string& reason) {
    const std::string today = to_string(ctx.clock.today());
    storage::RightsRequest request;
    request.asked = keyword(protect::Right::restriction);
    request.received_on = today;
    request.due_on = to_string(protect::answer_due(ctx.clock.today()));
    request.closed_on = today;
    request.outcome = keyword(protect::Outcome::done);
    request.outcome_note = reason;
    NotedRequest noted = note_request(ctx, session, people, request);
    if (!noted.is_new) { // It had been asked for: this grants it.
        noted.request.closed_on = today;
        noted.request.outcome = request.outcome;
        noted.request.outcome_note = reason;
        storage::RequestStore(session.base()).update(noted.request);
    }
}

struct Outcome {
    model::ContactId contact;
    bool is_lift = false;
    std::int64_t changed = 0;
    Requests left; ///< That restrict the contact now.
    std::vector<model::ContactId> others;
};

std::string line_of(const Outcome& outcome, const std::string& who) {
    if (outcome.is_lift) {
        return text_of(outcome.changed > 0 ? _("restriction of {0} lifted")
                                           : _("{0} was not restricted; nothing changed"),
                       who);
    }
    return text_of(outcome.changed > 0
                       ? _("{0} is restricted: kept, shown to you, used for nothing")
                       : _("{0} is restricted already; nothing changed"),
                   who);
}

void tell(const cli::Context& ctx, const WriteSession& session, const Outcome& outcome) {
    const std::string who = uid_of(outcome.contact);
    ctx.summary(line_of(outcome, who));
    if (!outcome.others.empty()) {
        ctx.notice(text_of(_("lifted for {0} too: they share the restriction"),
                           uids_text(outcome.others)));
    }
    if (outcome.is_lift && !outcome.left.empty()) {
        ctx.notice(text_of(_("request {0} is open and restricts it all the same"),
                           outcome.left.front().id));
    }
    if (session.dry_run()) {
        ctx.summary(_("nothing written (dry run)"));
    }
}

Exit run(const Options& options, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, options.person);
    const std::string reason = recorded_text(ctx, options.reason);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr restrict", options.dry_run);
    storage::Database& base = session.base();
    RequestPeople people;
    people.subjects.push_back(find_subject(base, person));
    Outcome outcome;
    outcome.is_lift = options.lift;
    outcome.contact = people.subjects.front().contact;
    const Requests held = granted(restricting_requests(base, outcome.contact));
    if (options.lift) {
        outcome.changed = static_cast<std::int64_t>(held.size());
        outcome.others = others_of(base, held, outcome.contact);
        lift(base, held, ctx.clock.today());
    } else if (held.empty()) {
        outcome.changed = 1;
        restrict(ctx, session, people, reason);
    }
    outcome.left = restricting_requests(base, outcome.contact);
    const ordered_json counts{{options.lift ? "lifted" : "restricted", outcome.changed}};
    session.finish_if(outcome.changed > 0, counts);
    if (ctx.json()) {
        ordered_json report = session.report(counts);
        report["contact"] = uid_of(outcome.contact);
        report["restricted_by"] = numbers_of(outcome.left);
        ctx.print_json(report);
    } else {
        tell(ctx, session, outcome);
    }
    return Exit::done;
}

} // namespace

void add_gdpr_restrict(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "restrict", _("Keep a person, but out of every use, until the restriction is lifted"));
    command
        ->add_option("person", o->person,
                     _("A contact (C0000012) or an e-mail; - reads it from standard input"))
        ->required();
    auto* lift = command->add_flag("--lift", o->lift, _("End the restriction"));
    command->add_option("--reason", o->reason, _("Why, for the record"))->excludes(lift);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr restrict C0000012 --reason 'contests the address'\n"
                      "  bdd gdpr restrict C0000012 --lift"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
