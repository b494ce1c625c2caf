#include "commands/consent_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/consent_chain.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/visible.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;

Exit prove(const std::string& id, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, id);
    storage::Database base = open_to_read(ctx);
    ordered_json acts = ordered_json::array();
    for (const ConsentLog& log : read_logs(base, person)) {
        for (const storage::Consent& act : log.acts) {
            acts.push_back(chain_of(base, log, act));
        }
    }
    if (ctx.json()) {
        ctx.print_json({{"acts", std::move(acts)}});
        return Exit::done;
    }
    std::string whose;
    for (const ordered_json& chain : acts) {
        const std::string contact =
            chain["contact"].is_null() ? std::string() : chain["contact"].get<std::string>();
        if (contact != whose || &chain == &acts.front()) {
            ctx.print(contact.empty() ? std::string(_("of nobody who is still in the base\n"))
                                      : text_of(_("contact {0}\n"), contact));
        }
        whose = contact;
        ctx.print(text::visible_page(text_of_chain(chain)));
    }
    if (acts.empty()) {
        ctx.summary(_("nothing is noted: neither a consent nor a refusal"));
    }
    return Exit::done;
}

} // namespace

void add_consent_proof(CLI::App& consent, cli::Context& ctx) {
    auto id = std::make_shared<std::string>();
    CLI::App* command = consent.add_subcommand(
        "proof",
        _("Print the whole chain: each act, the wording as it was, the file behind it, what "
          "was exported under it"));
    add_person(*command, *id);
    command->footer(_("Examples:\n"
                      "  bdd consent proof C0000012\n"
                      "  bdd consent proof C0000012 --json"));
    command->callback([id, &ctx] { ctx.action = [id, &ctx] { return prove(*id, ctx); }; });
}

} // namespace bdd::commands
