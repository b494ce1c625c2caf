#include "commands/consent_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/consent_log.hpp"
#include "flows/protect/contact_verdict.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;

std::string word(const ordered_json& row, const char* key) {
    return row[key].is_null() ? std::string() : row[key].get<std::string>();
}

std::string acts_text(const cli::Context& ctx, const ordered_json& person) {
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
    return states.render(ctx.table_width()) + "\n" + log.render(ctx.table_width());
}

/// What the gate would say today of a message to the person, channel by channel.
ContactVerdict verdict_today(const cli::Context& ctx, storage::Database& base,
                             model::ContactId contact) {
    return verdict_of(base, gate_settings(ctx.settings), contact, protect::Purpose::prospection,
                      ctx.clock.today());
}

ordered_json person_json(const cli::Context& ctx, storage::Database& base, const ConsentLog& log) {
    storage::WordingStore wordings(base);
    ordered_json acts = ordered_json::array();
    for (const storage::Consent& act : log.acts) {
        ordered_json row = json_of(act);
        const auto wording = act.wording ? wordings.get(*act.wording) : std::nullopt;
        row["wording"] = wording ? ordered_json(name_of(*wording)) : ordered_json();
        acts.push_back(std::move(row));
    }
    return {{"contact", log.contact ? ordered_json(uid_of(*log.contact)) : ordered_json()},
            {"states", states_json(acts_of(log.acts), ctx.clock.today())},
            {"log", std::move(acts)}};
}

std::string person_text(const cli::Context& ctx, storage::Database& base, const ConsentLog& log) {
    std::string text = log.contact ? text_of(_("contact {0}\n"), uid_of(*log.contact))
                                   : std::string(_("of nobody who is still in the base\n"));
    text += log.acts.empty()
                ? std::string(_("nothing is noted: neither a consent nor a refusal")) + "\n"
                : acts_text(ctx, person_json(ctx, base, log));
    if (log.contact) {
        text +=
            "\n" + verdict_text(verdict_today(ctx, base, *log.contact), protect::Channels::all());
    }
    return text;
}

Exit show(const std::string& id, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, id);
    storage::Database base = open_to_read(ctx);
    ordered_json people = ordered_json::array();
    std::string text;
    for (const ConsentLog& log : read_logs(base, person)) {
        if (ctx.json()) {
            people.push_back(person_json(ctx, base, log));
            people.back()["may_contact"] =
                log.contact
                    ? verdict_json(verdict_today(ctx, base, *log.contact), protect::Channels::all())
                    : ordered_json();
        } else {
            text += (text.empty() ? "" : "\n") + person_text(ctx, base, log);
        }
    }
    if (ctx.json()) {
        ctx.print_json({{"people", std::move(people)}});
    } else {
        ctx.print(text);
    }
    return Exit::done;
}

} // namespace

void add_consent_show(CLI::App& consent, cli::Context& ctx) {
    auto id = std::make_shared<std::string>();
    CLI::App* command = consent.add_subcommand(
        "show",
        _("Show what a person agreed to, the acts that say so, and what the gate makes of it"));
    add_person(*command, *id);
    command->footer(_("Examples:\n"
                      "  bdd consent show C0000012\n"
                      "  bdd consent show - --json"));
    command->callback([id, &ctx] { ctx.action = [id, &ctx] { return show(*id, ctx); }; });
}

} // namespace bdd::commands
