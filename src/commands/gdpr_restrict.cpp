#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/request_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

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

/// Numbers of the requests that keep a contact out of every use.
ordered_json restricting(storage::RequestStore& store, const RequestPeople& people) {
    ordered_json numbers = ordered_json::array();
    for (const ConsentSubject& subject : people.subjects) {
        for (const storage::RightsRequest& request : store.of_contact(subject.contact)) {
            if (request.restricts()) {
                numbers.push_back(request.id);
            }
        }
    }
    return numbers;
}

std::int64_t lift(storage::RequestStore& store, const RequestPeople& people, Date today) {
    std::int64_t lifted = 0;
    for (const ConsentSubject& subject : people.subjects) {
        for (storage::RightsRequest& request : store.of_contact(subject.contact)) {
            if (request.restricts() && request.is_closed()) {
                request.lifted_on = to_string(today);
                store.update(request);
                ++lifted;
            }
        }
    }
    return lifted;
}

std::int64_t restrict(cli::Context& ctx, WriteSession& session, const RequestPeople& people,
                      const std::string& reason) {
    storage::RequestStore store(session.base());
    for (const ConsentSubject& subject : people.subjects) {
        for (const storage::RightsRequest& known : store.of_contact(subject.contact)) {
            if (known.restricts() && known.is_closed()) {
                return 0;
            }
        }
    }
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
        store.update(noted.request);
    }
    return 1;
}

std::string line_of(const Options& options, std::int64_t changed, const std::string& who) {
    if (options.lift) {
        return text_of(changed > 0 ? _("restriction of {0} lifted")
                                   : _("{0} was not restricted; nothing changed"),
                       who);
    }
    return text_of(changed > 0 ? _("{0} is restricted: kept, shown to you, used for nothing")
                               : _("{0} is restricted already; nothing changed"),
                   who);
}

Exit run(const Options& options, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, options.person);
    const std::string reason = recorded_text(ctx, options.reason);
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr restrict", options.dry_run);
    RequestPeople people;
    people.subjects.push_back(find_subject(session.base(), person));
    storage::RequestStore store(session.base());
    const std::int64_t changed = options.lift ? lift(store, people, ctx.clock.today())
                                              : restrict(ctx, session, people, reason);
    const ordered_json left = restricting(store, people);
    const std::string who = uids_text(people.contacts());
    const ordered_json counts{{options.lift ? "lifted" : "restricted", changed}};
    if (changed > 0) {
        session.finish(counts);
    } else {
        session.abandon();
    }
    if (ctx.json()) {
        ordered_json report = session.report(counts);
        if (changed == 0) {
            report["run"] = nullptr;
        }
        report["contact"] = who;
        report["restricted_by"] = left;
        ctx.print_json(report);
        return Exit::done;
    }
    ctx.summary(line_of(options, changed, who));
    if (options.lift && !left.empty()) {
        ctx.notice(text_of(_("request {0} is open and restricts it all the same"),
                           left.front().get<std::int64_t>()));
    }
    if (session.dry_run()) {
        ctx.summary(_("nothing written (dry run)"));
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
