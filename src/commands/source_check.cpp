#include "commands/source_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/source_supply.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;
using protect::SupplyItem;

Exit check(const std::string& code, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::SourceStore store(base);
    const storage::Source source = asked_source(store, code).source;
    const protect::SourceFacts facts = facts_of(source);
    const std::vector<SupplyItem> missing = missing_of(facts);
    const bool unproven = lacks_proof(facts);
    const std::string command = missing.empty() ? std::string() : completing_command(code, missing);
    if (ctx.json()) {
        ordered_json items = ordered_json::array();
        for (const SupplyItem item : missing) {
            items.push_back(keyword(item));
        }
        ctx.print_json({{"code", source.code},
                        {"kind", source.kind},
                        {"indirect", protect::is_indirect(source.kind)},
                        {"complete", missing.empty()},
                        {"proven", !unproven},
                        {"missing", std::move(items)},
                        {"command", command.empty() ? ordered_json() : ordered_json(command)}});
    } else if (missing.empty()) {
        ctx.print(text_of(_("{0} ({1}): nothing is missing\n"), source.code, source.kind));
    } else {
        ctx.print(text_of(_("{0} ({1}) lacks: {2}\n"), source.code, source.kind, list_of(missing)));
        if (unproven) {
            ctx.print(_("without the proof of collection it is not imported, and nobody of it is "
                        "in any list\n"));
        }
        ctx.print(text_of(_("to say it: {0}\n"), command));
    }
    return missing.empty() ? Exit::done : Exit::attention;
}

} // namespace

void add_source_check(CLI::App& source, cli::Context& ctx) {
    auto code = std::make_shared<std::string>();
    CLI::App* command =
        source.add_subcommand("check", _("Tell what a source does not declare of its collection; "
                                         "exit code 3 when something is missing"));
    command->add_option("code", *code, _("Short name of the source"))->required();
    command->footer(_("Examples:\n"
                      "  bdd source check loueur\n"
                      "  bdd source check loueur --json"));
    command->callback([code, &ctx] { ctx.action = [code, &ctx] { return check(*code, ctx); }; });
}

} // namespace bdd::commands
