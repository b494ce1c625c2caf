#pragma once

#include <bdd/core/error.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd {

/// Where the value of a setting comes from, weakest first.
enum class Origin { standard, user_file, project_file, given_file, environment, flag };

/// Stable keyword of an origin, for `bdd config show`; never translated.
[[nodiscard]] std::string_view keyword(Origin origin) noexcept;

/// What a setting holds. `path` is a file name: "~/" is the home folder, and a relative path in a
/// configuration file counts from that file's folder. `duration` is "90", "90s", "5m" or "1h".
enum class SettingKind { text, path, boolean, number, duration, choice };

/// One line of the table of known settings.
struct SettingSpec {
    std::string_view key;
    SettingKind kind;
    std::string_view standard;    ///< Default, as it would be written in a file.
    std::string_view choices;     ///< "auto|always|never" for SettingKind::choice, else empty.
    std::string_view description; ///< English; translate it to show it.

    /// The environment variable: "BDD_" and the key in capitals, dots as '_'.
    [[nodiscard]] std::string variable() const;
};

/// Every setting that bdd knows, in the order of the documentation. A new setting is a new line.
[[nodiscard]] std::span<const SettingSpec> known_settings() noexcept;

/// The value of one setting and where it was written.
struct Setting {
    std::string value;
    Origin origin = Origin::standard;
    Where where; ///< Set for values from a file.
};

/// The seconds of "90", "90s", "5m" or "1h" (fractions with a point); empty for anything else.
[[nodiscard]] std::optional<double> parse_duration(std::string_view text) noexcept;

using EnvironmentMap = std::map<std::string, std::string, std::less<>>;

/// Where settings are looked for.
struct SettingsPaths {
    std::string user_file;    ///< Read when it exists; empty: none.
    std::string project_file; ///< Read when it exists; empty: none.
    std::string given_file;   ///< `--config`: must exist, and replaces the other two.
};

/// $XDG_CONFIG_HOME/bdd/config.toml, else ~/.config/bdd/config.toml, and ./bdd.toml.
[[nodiscard]] SettingsPaths standard_paths(const EnvironmentMap& environment);

/// All settings with their origins. Every key of the table has a valid value at any time.
class Settings {
public:
    /// The defaults alone.
    Settings();

    /// Default < user file < project file (or the given file alone) < BDD_* variables. Throws
    /// Errc::config with file, line and column for bad TOML, an unknown key or a bad value.
    [[nodiscard]] static Settings load(const SettingsPaths& paths,
                                       const EnvironmentMap& environment);

    /// Sets one value. Throws Errc::config for an unknown key or a bad value (Errc::usage when the
    /// origin is a flag).
    void set(std::string_view key, std::string value, Origin origin, const Where& where = {});

    /// The key must be one of the table: anything else is a bug and throws Errc::internal.
    [[nodiscard]] const Setting& get(std::string_view key) const;
    [[nodiscard]] const std::string& text(std::string_view key) const { return get(key).value; }
    [[nodiscard]] bool boolean(std::string_view key) const;
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    [[nodiscard]] double seconds(std::string_view key) const;

    /// What was odd without being an error, such as a variable that looks like a mistyped one.
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return m_warnings; }

private:
    void read_file(const std::string& path, Origin origin, std::string_view home);
    void read_environment(const EnvironmentMap& environment);

    std::map<std::string, Setting, std::less<>> m_values;
    std::vector<std::string> m_warnings;
};

} // namespace bdd
