#include "commands/source_commands.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using nlohmann::ordered_json;

constexpr std::size_t k_title_width = 14;

ordered_json json_of(const storage::SourceStats& stats, ordered_json columns) {
    const storage::Source& source = stats.source;
    return {{"code", source.code},
            {"name", source.name},
            {"kind", source.kind},
            {"priority", source.priority},
            {"licence", source.licence},
            {"supplier", source.supplier},
            {"created_at", source.created_at},
            {"records", stats.records},
            {"imports", stats.batches},
            {"last_import", stats.last_import},
            {"public_name", source.public_name},
            {"basis", source.basis},
            {"channels", source.channels},
            {"purposes", source.purposes},
            {"collected_on", source.collected_on},
            {"proof", source.proof},
            {"informed", source.informed},
            {"uses_max", source.uses_max ? ordered_json(*source.uses_max) : ordered_json()},
            {"uses_done", source.uses_done},
            {"valid_until", source.valid_until},
            {"addresses", source.addresses},
            {"saved_columns", std::move(columns)}};
}

std::string uses_text(const storage::Source& source) {
    return source.uses_max ? text_of(_("{0} of {1}"), count_text(source.uses_done),
                                     count_text(*source.uses_max))
                           : count_text(source.uses_done);
}

void print(const cli::Context& ctx, const storage::SourceStats& stats,
           const ordered_json& columns) {
    const storage::Source& source = stats.source;
    const auto line = [&](const char* title, const std::string& value) {
        const std::string words = title;
        const std::size_t width = text::display_width(words);
        ctx.print(words + std::string(width < k_title_width ? k_title_width - width : 0, ' ') +
                  ' ' + (value.empty() ? std::string(_("(none)")) : value) + '\n');
    };
    line(_("code"), source.code);
    line(_("name"), source.name);
    line(_("kind"), source.kind);
    line(_("priority"), std::to_string(source.priority));
    line(_("licence"), source.licence);
    line(_("supplier"), source.supplier);
    line(_("created"), source.created_at);
    line(_("records"), count_text(stats.records));
    line(_("imports"), count_text(stats.batches));
    line(_("last import"), stats.last_import);
    line(_("public name"), source.public_name);
    line(_("basis"), source.basis);
    line(_("channels"), source.channels);
    line(_("purposes"), source.purposes);
    line(_("collected on"), source.collected_on);
    line(_("proof"), source.proof);
    line(_("informed"), source.informed);
    line(_("uses"), uses_text(source));
    line(_("valid until"), source.valid_until);
    line(_("addresses"), source.addresses);
    for (const auto& [column, field] : columns.items()) {
        line(_("column"), column + " = " + field.get<std::string>());
    }
}

Exit show(const std::string& code, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::SourceStore store(base);
    const storage::SourceStats stats = asked_source(store, code);
    ordered_json columns = ordered_json::object();
    for (const auto& [column, field] : store.saved_columns(stats.source.id)) {
        columns[column] = field;
    }
    if (ctx.json()) {
        ctx.print_json(json_of(stats, std::move(columns)));
    } else {
        print(ctx, stats, columns);
    }
    return Exit::done;
}

} // namespace

void add_source_show(CLI::App& source, cli::Context& ctx) {
    auto code = std::make_shared<std::string>();
    CLI::App* command = source.add_subcommand("show", _("Show one source and its saved columns"));
    command->add_option("code", *code, _("Short name of the source"))->required();
    command->footer(_("Examples:\n  bdd source show crm"));
    command->callback([code, &ctx] { ctx.action = [code, &ctx] { return show(*code, ctx); }; });
}

} // namespace bdd::commands
