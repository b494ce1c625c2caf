#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/erase_words.hpp"
#include "flows/protect/request_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string right;
    std::vector<std::string> people;
    std::optional<cli::Day> received;
    std::string way;
    std::string identity;
    bool dry_run = false;
};

protect::Right read_right(const std::string& word) {
    const auto right = protect::parse_right(word);
    if (!right) {
        throw Error(Errc::usage, text_of(_("'{0}' is no right"), word),
                    _("write access, rectification, erasure, restriction, objection or "
                      "portability"));
    }
    return *right;
}

void tell(const cli::Context& ctx, const NotedRequest& noted, const RequestPeople& people,
          const WriteSession& session) {
    const storage::RightsRequest& request = noted.request;
    ctx.summary(text_of(noted.is_new
                            ? _("request {0} noted: {1}, received {2}, to be answered by {3}")
                            : _("request {0} is open already: {1}, received {2}, to be answered by "
                                "{3}"),
                        request.id, request.asked, request.received_on, request.due()));
    ctx.print(people_text(noted.people));
    if (!people.strangers.empty()) {
        ctx.notice(_("nobody in the base has this e-mail; it is kept as a fingerprint"));
    }
    if (noted.oppositions > 0) {
        ctx.notice(text_of(BDD_N("{0} address is on the list of oppositions from now on",
                                 "{0} addresses are on the list of oppositions from now on",
                                 static_cast<unsigned long>(noted.oppositions)),
                           noted.oppositions));
    } else if (noted.is_new && request.asked == keyword(protect::Right::objection)) {
        ctx.notice(_("there is neither an e-mail nor a phone to put on the list of oppositions: "
                     "bdd consent deny keeps the letters back"));
    }
    if (noted.is_new) {
        ctx.notice(_("until it is closed these people stand in no export"));
    }
    ctx.notice(next_step(request, people.contacts()));
    if (session.dry_run()) {
        ctx.summary(_("nothing written (dry run)"));
    }
}

Exit run(const Options& options, cli::Context& ctx) {
    const Date today = ctx.clock.today();
    const Date received = options.received ? options.received->value : today;
    if (received > today) {
        throw Error(Errc::usage, text_of(_("{0} has not come yet"), to_string(received)),
                    _("write the day on which the request came"));
    }
    std::vector<AskedPerson> asked;
    for (const std::string& word : options.people) {
        asked.push_back(read_person(ctx, word));
    }
    storage::RightsRequest request;
    request.asked = keyword(read_right(options.right));
    request.way = recorded_text(ctx, options.way);
    request.identity = recorded_text(ctx, options.identity);
    request.received_on = to_string(received);
    request.due_on = to_string(protect::answer_due(received));

    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr requests add", options.dry_run);
    const RequestPeople people = people_of(session.base(), asked);
    const NotedRequest noted = note_request(ctx, session, people, std::move(request));
    const nlohmann::ordered_json counts{{"requests", noted.is_new ? 1 : 0},
                                        {"oppositions", noted.oppositions}};
    session.finish_if(noted.is_new, counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report.update(request_json(noted.request, people.contacts(), today));
        ctx.print_json(report);
    } else {
        tell(ctx, noted, people, session);
    }
    return Exit::done;
}

} // namespace

void add_gdpr_requests_add(CLI::App& requests, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = requests.add_subcommand(
        "add", _("Note a request; its people stand in no export until it is closed"));
    command
        ->add_option("right", o->right,
                     _("access, rectification, erasure, restriction, objection or portability"))
        ->required();
    command
        ->add_option("person", o->people,
                     _("Contacts (C0000012) or e-mails; - reads one from standard input"))
        ->required();
    command->add_option("--received", o->received, _("The day on which it came (today)"));
    command->add_option("--way", o->way, _("How it came: letter, e-mail, phone …"));
    command->add_option("--identity", o->identity,
                        _("How it was checked who asks; never the proof itself"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr requests add access C0000012 --received 2026-01-12 --way letter\n"
                      "  bdd gdpr requests add objection - --way phone"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
