#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/commands.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Count most{20};
};

/// "import salon.csv --source salon"
std::string line_of(const storage::Run& run) {
    std::vector<std::string> words;
    const auto arguments = nlohmann::json::parse(run.arguments);
    for (const auto& word : arguments) {
        words.push_back(word.get<std::string>());
    }
    return text::join(words, " ");
}

/// "12 new, 3 updated, forced: asked for": the counts that are not zero, and what is said.
std::string counts_text(const storage::Run& run) {
    std::vector<std::string> parts;
    if (!run.counts.empty()) {
        const auto counts = nlohmann::ordered_json::parse(run.counts);
        for (const auto& [name, count] : counts.items()) {
            std::string words = name;
            std::replace(words.begin(), words.end(), '_', ' ');
            if (count.is_string()) {
                parts.push_back(words + ": " + count.get<std::string>());
            } else if (count != 0) {
                parts.push_back(count.dump() + " " + words);
            }
        }
    }
    return text::join(parts, ", ");
}

Exit run(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::RunStore runs(base);
    cli::RowPrinter printer(ctx, "runs",
                            {{"run", _("run")},
                             {"started_at", _("started")},
                             {"user", _("user")},
                             {"command", _("command")},
                             {"counts", _("counts")},
                             {"seconds", _("seconds")},
                             {"undone_by", _("undone by")}});
    const std::vector<storage::Run> newest =
        runs.newest(static_cast<std::int64_t>(options.most.value));
    for (const storage::Run& one : newest) {
        cli::Cell undone_by;
        if (one.undone_by) {
            undone_by = one.undone_by->value;
        }
        const bool go_on = printer.row(
            {one.id.value, one.started_at, one.user, line_of(one), counts_text(one),
             static_cast<double>(static_cast<std::int64_t>(one.seconds * 1000)) / 1000, undone_by});
        if (!go_on) {
            return Exit::done;
        }
    }
    printer.finish();
    if (newest.empty()) {
        ctx.summary(_("no runs to list"));
    }
    return Exit::done;
}

} // namespace

void add_log(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand("log", _("List the runs that changed the base"));
    command->add_option("--most", o->most, _("List the N newest"))->capture_default_str();
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd log\n"
                      "  bdd log --most 5 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
