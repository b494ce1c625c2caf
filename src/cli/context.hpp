#pragma once

#include "cli/io.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/clock.hpp>
#include <bdd/core/error.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/core/settings.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::cli {

/// How results are printed. A pipe never changes it.
enum class Format { table, csv, tsv, json, jsonl };

/// Everything that a command may look at besides its own options. It lives for one command line.
/// While the tree is being built only `settings` and `env` hold their final values (without the
/// flags of the line); the rest is ready when `action` runs.
struct Context {
    Settings settings;
    SettingsPaths settings_paths; ///< The files that were looked for.
    Io io;
    const Env& env;
    Clock clock;
    Progress& progress; ///< Draws on a terminal only; call it freely.
    CancelFlag& cancel;
    /// The command line after "bdd", for the log of runs. Valid UTF-8 as it was typed: not forced
    /// to NFC, because a word may be the name of a file.
    std::vector<std::string> arguments;
    Format format = Format::table;
    bool color_out = false;
    bool color_err = false;
    /// What the command will do: set by its CLI11 callback, run once the whole line has parsed.
    std::function<Exit()> action;

    /// Path of the base (`--db`, BDD_DB, `db`). It may not exist yet.
    [[nodiscard]] const std::string& db_path() const { return settings.text("db"); }
    /// How long to wait for a base that another run holds (`--wait`).
    [[nodiscard]] double wait_seconds() const { return settings.seconds("wait"); }
    [[nodiscard]] bool json() const noexcept { return format == Format::json; }
    [[nodiscard]] bool quiet() const { return settings.text("verbosity") == "quiet"; }
    /// Width for tables on standard output: the terminal's, or 0 (no limit) for a file or a pipe.
    [[nodiscard]] std::size_t table_width() const;

    /// Text of results, to standard output.
    void print(std::string_view text) const { io.out.write(text); }
    /// One object and a line end, to standard output.
    void print_json(const nlohmann::ordered_json& value) const;
    /// The closing line of a command that changed something, to standard error; silent with `-q`,
    /// and with `--json`, where the object says the same.
    void summary(std::string_view line) const;
    /// A line that a user should see although nothing failed; silent with `-q` only.
    void notice(std::string_view line) const;
    /// Asks before something is destroyed. True with `yes` (`--yes`) or after an answer such as "y"
    /// or "oui"; false after any other answer: the command then changes nothing and returns
    /// Exit::failed. Throws Errc::usage without a terminal: bdd never waits there.
    [[nodiscard]] bool confirm(std::string_view question, bool yes) const;
};

} // namespace bdd::cli
