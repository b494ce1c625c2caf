#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/inspect_report.hpp"
#include "flows/inspect_scan.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/source_store.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string file;
    std::string source;
    TabularOptions tabular;
    std::optional<cli::Count> limit;
};

/// The mapping that an import of this source would use; a base that does not exist knows none.
std::vector<intake::MappingRule> known_rules(const Options& options, const cli::Context& ctx) {
    std::error_code ignored;
    if (options.source.empty() || !std::filesystem::exists(ctx.db_path(), ignored)) {
        return {};
    }
    storage::Database base = open_to_read(ctx);
    storage::SourceStore sources(base);
    const auto source = sources.find(options.source);
    return source ? saved_rules(sources, source->id) : std::vector<intake::MappingRule>{};
}

Exit run(const Options& options, cli::Context& ctx) {
    const TabularInput input(options.file, options.tabular, known_rules(options, ctx));
    const FileFacts facts =
        scan_file(input, options.limit ? options.limit->value : 0, ctx.progress, ctx.cancel);
    const std::string next = import_command(input, options.tabular, options.source);
    if (ctx.json()) {
        ctx.print_json(inspect_json(input, facts, next));
        return Exit::done;
    }
    for (const std::string& warning : input.warnings()) {
        ctx.notice(warning);
    }
    ctx.print(inspect_text(input, facts, next, ctx.table_width()));
    return Exit::done;
}

} // namespace

void add_inspect(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        root.add_subcommand("inspect", _("Show what an import would see in a file"));
    command
        ->add_option("file", o->file, _("File to look at, plain or gzip, or - for standard input"))
        ->required();
    command->add_option("-s,--source", o->source, _("Use the columns saved for this source"));
    add_tabular_options(*command, o->tabular);
    command->add_option("--limit", o->limit, _("Look at the first N rows only"));
    command->footer(_("Examples:\n"
                      "  bdd inspect salon.csv\n"
                      "  bdd inspect export.txt --delimiter tab --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
