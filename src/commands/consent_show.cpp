#include "commands/consent_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/consent_log.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;

void print(const cli::Context& ctx, const ordered_json& person) {
    const auto word = [](const ordered_json& row, const char* key) {
        return row[key].is_null() ? std::string() : row[key].get<std::string>();
    };
    report::TextTable states({{_("channel"), report::Align::left},
                              {_("purpose"), report::Align::left},
                              {_("state"), report::Align::left}});
    for (const ordered_json& row : person["states"]) {
        states.add_row({word(row, "channel"), word(row, "purpose"), word(row, "state")});
    }
    report::TextTable log({{_("at"), report::Align::left},
                           {_("channel"), report::Align::left},
                           {_("purpose"), report::Align::left},
                           {_("act"), report::Align::left},
                           {_("wording"), report::Align::left},
                           {_("proof"), report::Align::left},
                           {_("run"), report::Align::right}});
    for (const ordered_json& row : person["log"]) {
        log.add_row({word(row, "at"), word(row, "channel"), word(row, "purpose"),
                     word(row, "status"), word(row, "wording"), word(row, "proof"),
                     std::to_string(row["run"].get<std::int64_t>())});
    }
    const std::string whose = word(person, "contact");
    ctx.print(whose.empty() ? std::string(_("of nobody who is still in the base\n"))
                            : text_of(_("contact {0}\n"), whose));
    ctx.print(states.render(ctx.table_width()));
    ctx.print("\n" + log.render(ctx.table_width()));
}

Exit show(const std::string& id, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, id);
    storage::Database base = open_to_read(ctx);
    storage::WordingStore wordings(base);
    ordered_json people = ordered_json::array();
    for (const ConsentLog& log : read_logs(base, person)) {
        ordered_json acts = ordered_json::array();
        for (const storage::Consent& act : log.acts) {
            ordered_json row = json_of(act);
            const auto wording = act.wording ? wordings.get(*act.wording) : std::nullopt;
            row["wording"] = wording ? ordered_json(name_of(*wording)) : ordered_json();
            acts.push_back(std::move(row));
        }
        people.push_back(
            {{"contact", log.contact ? ordered_json(uid_of(*log.contact)) : ordered_json()},
             {"states", states_json(acts_of(log.acts), ctx.clock.today())},
             {"log", std::move(acts)}});
    }
    if (ctx.json()) {
        ctx.print_json({{"people", std::move(people)}});
        return Exit::done;
    }
    bool any = false;
    for (const ordered_json& one : people) {
        if (!one["log"].empty()) {
            ctx.print(any ? "\n" : "");
            print(ctx, one);
            any = true;
        }
    }
    if (!any) {
        ctx.summary(_("nothing is noted: neither a consent nor a refusal"));
    }
    return Exit::done;
}

} // namespace

void add_consent_show(CLI::App& consent, cli::Context& ctx) {
    auto id = std::make_shared<std::string>();
    CLI::App* command = consent.add_subcommand(
        "show", _("Show what a person agreed to now, and the acts that say so"));
    add_person(*command, *id);
    command->footer(_("Examples:\n"
                      "  bdd consent show C0000012\n"
                      "  bdd consent show - --json"));
    command->callback([id, &ctx] { ctx.action = [id, &ctx] { return show(*id, ctx); }; });
}

} // namespace bdd::commands
