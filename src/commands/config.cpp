#include "cli/options.hpp"
#include "commands/commands.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <system_error>

namespace bdd::commands {

namespace {

std::string place_of(const Setting& setting) {
    return setting.where.file.empty()
               ? std::string(keyword(setting.origin))
               : fmt::format("{}:{}", setting.where.file, setting.where.line);
}

Exit show(const cli::Context& ctx) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const SettingSpec& spec : known_settings()) {
        const Setting& setting = ctx.settings.get(spec.key);
        if (ctx.json()) {
            nlohmann::ordered_json entry{
                {"key", spec.key}, {"value", setting.value}, {"origin", keyword(setting.origin)}};
            if (!setting.where.file.empty()) {
                entry["file"] = setting.where.file;
                entry["line"] = setting.where.line;
            }
            list.push_back(std::move(entry));
        } else {
            ctx.print(fmt::format("({}) {} = {}\n", place_of(setting), spec.key, setting.value));
        }
    }
    if (ctx.json()) {
        ctx.print_json({{"settings", std::move(list)}});
    }
    return Exit::done;
}

Exit path(const cli::Context& ctx) {
    const SettingsPaths& paths = ctx.settings_paths;
    std::vector<std::pair<Origin, std::string>> files;
    if (paths.given_file.empty()) {
        files = {{Origin::user_file, paths.user_file}, {Origin::project_file, paths.project_file}};
    } else {
        files = {{Origin::given_file, paths.given_file}};
    }
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [origin, file] : files) {
        if (file.empty()) { // Neither HOME nor XDG_CONFIG_HOME is set.
            continue;
        }
        std::error_code ignored;
        const bool exists = std::filesystem::exists(file, ignored);
        if (ctx.json()) {
            list.push_back({{"origin", keyword(origin)}, {"file", file}, {"exists", exists}});
        } else {
            ctx.print(exists ? file + "\n" : text_of(_("{0} (not there)\n"), file));
        }
    }
    if (ctx.json()) {
        ctx.print_json({{"files", std::move(list)}});
    }
    return Exit::done;
}

} // namespace

void add_config(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand("config", _("Show the settings and their origins"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd config show\n"
                      "  bdd config path"));

    CLI::App* show_command =
        command->add_subcommand("show", _("Print every setting with where its value comes from"));
    show_command->footer(_("Examples:\n"
                           "  bdd config show\n"
                           "  bdd config show --json\n"
                           "  BDD_DB=prospects.sqlite bdd config show"));
    show_command->callback([&ctx] { ctx.action = [&ctx] { return show(ctx); }; });

    CLI::App* path_command =
        command->add_subcommand("path", _("Print the configuration files that are looked for"));
    path_command->footer(_("Examples:\n"
                           "  bdd config path\n"
                           "  bdd config path --config nightly.toml"));
    path_command->callback([&ctx] { ctx.action = [&ctx] { return path(ctx); }; });
}

} // namespace bdd::commands
