#include "cli/global_options.hpp"

#include "cli/options.hpp"

#include <bdd/core/i18n.hpp>

#include <charconv>

namespace bdd::cli {

namespace {

/// Of a repeated global option the last one counts, so that a shell alias can be overridden.
CLI::Option* add_last(CLI::App& root, const std::string& name, std::optional<std::string>& target,
                      const char* value, const char* description) {
    return root.add_option(name, target, description)->type_name(value)->take_last();
}

void set_flag(Context& ctx, const char* key, const std::optional<std::string>& value) {
    if (value) {
        ctx.settings.set(key, *value, Origin::flag);
    }
}

void apply_verbosity(const GlobalOptions& given, Context& ctx) {
    if (given.quiet && given.verbose > 0) {
        throw Error(Errc::usage,
                    text_of(_("'{0}' and '{1}' exclude each other"), "--quiet", "--verbose"));
    }
    if (given.quiet) {
        ctx.settings.set("verbosity", "quiet", Origin::flag);
    } else if (given.verbose > 0) {
        ctx.settings.set("verbosity", given.verbose == 1 ? "verbose" : "debug", Origin::flag);
    }
}

void apply_clock(const GlobalOptions& given, Context& ctx) {
    if (given.as_of) {
        Day day;
        (void)lexical_cast(*given.as_of, day);
        ctx.clock = Clock::fixed_at(day.value);
        return;
    }
    const auto epoch = ctx.env.find("SOURCE_DATE_EPOCH");
    if (epoch == ctx.env.end() || epoch->second.empty()) {
        return;
    }
    const std::string& text = epoch->second;
    constexpr std::int64_t k_end_of_9999 = 253'402'300'799;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 ||
        seconds > k_end_of_9999) {
        throw Error(Errc::config,
                    text_of(_("'{0}' is no value for '{1}'"), text, "SOURCE_DATE_EPOCH"),
                    _("write seconds since 1970-01-01"));
    }
    ctx.clock = Clock::fixed_at_epoch(seconds);
}

} // namespace

void add_global_options(CLI::App& root, GlobalOptions& given) {
    add_last(root, "--db", given.db, "FILE", _("The base (setting db, variable BDD_DB)"));
    add_last(root, "--reference", given.reference, "FILE",
             _("Postcodes and streets (default: reference.bdd beside the base)"));
    root.add_flag("--json", given.json, _("Print one JSON object; short for --format json"));
    root.add_flag("-q,--quiet", given.quiet, _("Errors only"));
    root.add_flag("-v,--verbose", given.verbose, _("Say more; -vv for everything"));
    add_last(root, "--color", given.color, "auto|always|never", _("Colours"));
    root.add_flag("--no-progress", given.no_progress, _("No progress bar"));
    root.add_option("--config", given.config, _("Read this file instead of the two usual ones"))
        ->type_name("FILE")
        ->take_last();
    add_last(root, "--as-of", given.as_of, "DATE", _("Work as if today were that day"));
    add_last(root, "--wait", given.wait, "TIME",
             _("How long to wait for a base that another run holds, such as 30s or 5m"));
    add_last(root, "--log-file", given.log_file, "FILE",
             _("Append diagnostics to a file, with time stamps"));
}

void apply_global_options(const GlobalOptions& given, Context& ctx) {
    set_flag(ctx, "db", given.db);
    set_flag(ctx, "reference", given.reference);
    set_flag(ctx, "color", given.color);
    set_flag(ctx, "wait", given.wait);
    set_flag(ctx, "log_file", given.log_file);
    if (given.no_progress) {
        ctx.settings.set("progress", "false", Origin::flag);
    }
    apply_verbosity(given, ctx);
    apply_clock(given, ctx);
    if (given.json) {
        if (ctx.format != Format::table && ctx.format != Format::json) {
            throw Error(Errc::usage,
                        text_of(_("'{0}' and '{1}' exclude each other"), "--json", "--format"));
        }
        ctx.format = Format::json;
    }
}

std::string find_config_option(std::span<const std::string> args) {
    constexpr std::string_view k_name = "--config";
    std::string found;
    for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
        const std::string& arg = args[i];
        if (arg == k_name && i + 1 < args.size()) {
            found = args[++i];
        } else if (arg.rfind(std::string(k_name) + "=", 0) == 0) {
            found = arg.substr(k_name.size() + 1);
        }
    }
    return found;
}

bool asks_for_json(std::span<const std::string> args) {
    for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
        const bool follows = i > 0 && args[i - 1] == "--format";
        if (args[i] == "--json" || args[i] == "--format=json" || (follows && args[i] == "json")) {
            return true;
        }
    }
    return false;
}

} // namespace bdd::cli
