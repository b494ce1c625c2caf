#include "core/toml_file.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/settings.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace bdd {

namespace {

// The table of settings. Descriptions are marked here and translated where they are shown.
constexpr std::array k_settings{
    SettingSpec{"db", SettingKind::path, "./bdd.sqlite", "", "the base"},
    SettingSpec{"reference", SettingKind::path, "", "",
                "postcodes and streets (default: reference.bdd beside the base)"},
    SettingSpec{"color", SettingKind::choice, "auto", "auto|always|never", "colours"},
    SettingSpec{"progress", SettingKind::boolean, "true", "", "progress bar on a terminal"},
    SettingSpec{"verbosity", SettingKind::choice, "normal", "quiet|normal|verbose|debug",
                "what is said on standard error"},
    SettingSpec{"wait", SettingKind::duration, "0s", "",
                "how long to wait for a base that another run holds"},
    SettingSpec{"import_suppressed", SettingKind::choice, "keep", "keep|refuse",
                "what an import does with rows of people who objected"},
    SettingSpec{"log_file", SettingKind::path, "", "", "file for diagnostics, with time stamps"},
    SettingSpec{"protection.basis_professional", SettingKind::choice, "legitimate_interest",
                "legitimate_interest|consent|none", "ground for reaching people at work"},
    SettingSpec{"protection.basis_consumer", SettingKind::choice, "consent", "consent|none",
                "ground for reaching private people"},
    SettingSpec{"protection.require_function", SettingKind::boolean, "true", "",
                "legitimate interest needs a known job"},
    SettingSpec{"protection.free_domain", SettingKind::choice, "source",
                "source|consumer|professional", "whose an address such as x@gmail.com is"},
    SettingSpec{"protection.strict_notice", SettingKind::boolean, "true", "",
                "the first message must say where the data comes from"},
    SettingSpec{"protection.retention", SettingKind::text, "P3Y", "",
                "how long a prospect is kept after the last sign of life"},
    SettingSpec{"protection.export_term", SettingKind::text, "P90D", "",
                "after which an exported file should be gone"},
};

const SettingSpec* find_spec(std::string_view key) noexcept {
    const auto* found = std::find_if(k_settings.begin(), k_settings.end(),
                                     [&](const SettingSpec& spec) { return spec.key == key; });
    return found == k_settings.end() ? nullptr : found;
}

std::vector<std::string> all_keys() {
    std::vector<std::string> keys;
    keys.reserve(k_settings.size());
    for (const SettingSpec& spec : k_settings) {
        keys.emplace_back(spec.key);
    }
    return keys;
}

template <typename Number>
bool is_whole(std::string_view text, Number& out) noexcept {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

/// What a value of that kind must look like; empty when it does.
std::string problem_with(const SettingSpec& spec, std::string_view value) {
    std::int64_t number = 0;
    switch (spec.kind) {
    case SettingKind::text:
    case SettingKind::path:
        return {};
    case SettingKind::boolean:
        return value == "true" || value == "false" ? "" : _("write true or false");
    case SettingKind::number:
        return is_whole(value, number) ? "" : _("write a whole number");
    case SettingKind::duration:
        return parse_duration(value) ? "" : _("write a duration such as 30s, 5m or 1h");
    case SettingKind::choice:
        break;
    }
    const std::vector<std::string_view> choices = text::split(spec.choices, '|');
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) {
        return {};
    }
    std::string list;
    for (const std::string_view choice : choices) {
        list += (list.empty() ? "" : ", ") + std::string(choice);
    }
    return text_of(_("write one of: {0}"), list);
}

Errc code_for(Origin origin) noexcept {
    return origin == Origin::flag ? Errc::usage : Errc::config;
}

/// The name under which the user gave the setting.
std::string name_at(Origin origin, const SettingSpec& spec) {
    if (origin == Origin::environment) {
        return spec.variable();
    }
    std::string name(spec.key);
    if (origin == Origin::flag) {
        std::replace(name.begin(), name.end(), '_', '-');
        name.insert(0, "--");
    }
    return name;
}

std::string value_of(const EnvironmentMap& environment, std::string_view name) {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
}

/// A path as it counts from the folder of the file that it stands in.
std::string resolve(const std::string& value, const std::string& file, std::string_view home) {
    if (value.rfind("~/", 0) == 0 && !home.empty()) {
        return std::string(home) + value.substr(1);
    }
    const std::filesystem::path path(value);
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    if (value.empty() || path.is_absolute() || folder.empty()) {
        return value;
    }
    return (folder / path).lexically_normal().string();
}

} // namespace

std::string_view keyword(Origin origin) noexcept {
    switch (origin) {
    case Origin::user_file:
        return "user file";
    case Origin::project_file:
        return "project file";
    case Origin::given_file:
        return "given file";
    case Origin::environment:
        return "environment";
    case Origin::flag:
        return "flag";
    case Origin::standard:
        break;
    }
    return "default";
}

std::string SettingSpec::variable() const {
    std::string name = "BDD_";
    for (const char c : key) {
        name += c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return name;
}

std::span<const SettingSpec> known_settings() noexcept {
    return k_settings;
}

std::optional<double> parse_duration(std::string_view text) noexcept {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    constexpr double k_longest_s = 1e9;
    if (error != std::errc{} || !(value >= 0 && value <= k_longest_s)) {
        return std::nullopt;
    }
    if (unit.empty() || unit == "s") {
        return value;
    }
    if (unit == "m" || unit == "min") {
        return value * 60;
    }
    return unit == "h" ? std::optional(value * 3600) : std::nullopt;
}

SettingsPaths standard_paths(const EnvironmentMap& environment) {
    SettingsPaths paths;
    const std::string xdg = value_of(environment, "XDG_CONFIG_HOME");
    const std::string home = value_of(environment, "HOME");
    if (!xdg.empty() && xdg.front() == '/') { // The XDG standard ignores relative values.
        paths.user_file = xdg + "/bdd/config.toml";
    } else if (!home.empty()) {
        paths.user_file = home + "/.config/bdd/config.toml";
    }
    paths.project_file = "bdd.toml";
    return paths;
}

Settings::Settings() {
    for (const SettingSpec& spec : k_settings) {
        m_values.emplace(spec.key, Setting{std::string(spec.standard), Origin::standard, {}});
    }
}

Settings Settings::load(const SettingsPaths& paths, const EnvironmentMap& environment) {
    Settings settings;
    const std::string home = value_of(environment, "HOME");
    const auto read_when_there = [&](const std::string& path, Origin origin) {
        std::error_code ignored;
        if (!path.empty() && std::filesystem::exists(path, ignored)) {
            settings.read_file(path, origin, home);
        }
    };
    if (paths.given_file.empty()) {
        read_when_there(paths.user_file, Origin::user_file);
        read_when_there(paths.project_file, Origin::project_file);
    } else {
        settings.read_file(paths.given_file, Origin::given_file, home);
    }
    settings.read_environment(environment);
    return settings;
}

void Settings::read_file(const std::string& path, Origin origin, std::string_view home) {
    for (const TomlValue& entry : read_toml_values(path)) {
        const SettingSpec* spec = find_spec(entry.key);
        const bool is_path = spec != nullptr && spec->kind == SettingKind::path;
        set(entry.key, is_path ? resolve(entry.value, path, home) : entry.value, origin,
            {path, entry.line, entry.column});
    }
}

void Settings::read_environment(const EnvironmentMap& environment) {
    std::vector<std::string> variables{"BDD_CONFIG"};
    for (const SettingSpec& spec : k_settings) {
        variables.push_back(spec.variable());
        if (const auto found = environment.find(variables.back()); found != environment.end()) {
            set(spec.key, found->second, Origin::environment);
        }
    }
    for (const auto& [name, value] : environment) {
        const bool is_ours = name.rfind("BDD_", 0) == 0;
        if (!is_ours || std::find(variables.begin(), variables.end(), name) != variables.end()) {
            continue;
        }
        // Other tools have variables of that prefix too: only a near miss is worth a word.
        if (const std::string hint = did_you_mean(name, variables); !hint.empty()) {
            m_warnings.push_back(
                text_of(_("environment variable {0} is unknown: {1}"), name, hint));
        }
    }
}

void Settings::set(std::string_view key, std::string value, Origin origin, const Where& where) {
    const SettingSpec* spec = find_spec(key);
    if (spec == nullptr) {
        const std::vector<std::string> keys = all_keys();
        std::string hint = did_you_mean(key, keys);
        if (hint.empty()) {
            hint = text_of(_("known settings: {0}"), text::join(keys, ", "));
        }
        throw Error(code_for(origin), text_of(_("unknown setting '{0}'"), key), hint, where);
    }
    if (text::find_invalid_utf8(value) != std::string::npos) {
        throw Error(code_for(origin), text_of(_("the value of '{0}' is not valid UTF-8"), key), {},
                    where);
    }
    if (const std::string problem = problem_with(*spec, value); !problem.empty()) {
        throw Error(code_for(origin),
                    text_of(_("'{0}' is no value for '{1}'"), value, name_at(origin, *spec)),
                    problem, where);
    }
    m_values.insert_or_assign(std::string(key), Setting{std::move(value), origin, where});
}

const Setting& Settings::get(std::string_view key) const {
    const auto found = m_values.find(key);
    if (found == m_values.end()) {
        fail(Errc::internal, "setting '{0}' is not in the table", key);
    }
    return found->second;
}

bool Settings::boolean(std::string_view key) const {
    return text(key) == "true";
}

std::int64_t Settings::number(std::string_view key) const {
    std::int64_t value = 0;
    if (!is_whole(text(key), value)) {
        fail(Errc::internal, "setting '{0}' is not a number", key);
    }
    return value;
}

double Settings::seconds(std::string_view key) const {
    return parse_duration(text(key)).value_or(0);
}

} // namespace bdd
