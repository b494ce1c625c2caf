#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bdd {

/// Exit code of a command; the table that scripts rely on.
enum class Exit : int {
    done = 0,
    failed = 1,
    usage = 2,
    attention = 3, ///< Done, but rows were rejected or an alarm was crossed; not an error.
    refused = 4,
    locked = 5,
    interrupted = 130,
};

/// What went wrong, as far as a script may want to tell cases apart.
enum class Errc {
    usage,       ///< Bad options.
    config,      ///< Bad configuration file or environment variable.
    input,       ///< Unreadable or impossible input file.
    not_found,   ///< A named thing (source, contact, run) does not exist.
    exists,      ///< An output exists and may not be overwritten.
    io,          ///< The disk or a pipe said no.
    storage,     ///< The base said no.
    internal,    ///< A bug.
    refused,     ///< A protection or licence rule says no.
    locked,      ///< The base is held by another run.
    interrupted, ///< SIGINT or SIGTERM.
};

/// Exit code of an error, by the one table of the product.
[[nodiscard]] Exit exit_code(Errc code) noexcept;

/// Stable keyword of an error for JSON output; never translated.
[[nodiscard]] std::string_view keyword(Errc code) noexcept;

/// Where an error stands. Empty file: nowhere in particular. Line and column count from 1; 0 is
/// unknown. Columns count bytes of the line.
struct Where {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

/// The one exception type of bdd. `what()` says what happened, in the user's language, without a
/// trailing full stop; `hint()` says what to try and may be empty.
class Error : public std::runtime_error {
public:
    Error(Errc code, const std::string& message, std::string hint = {}, Where where = {});

    [[nodiscard]] Errc code() const noexcept { return m_code; }
    [[nodiscard]] const std::string& hint() const noexcept { return m_hint; }
    [[nodiscard]] const Where& where() const noexcept { return m_where; }

private:
    Errc m_code;
    std::string m_hint;
    Where m_where;
};

/// Fills the numbered places ({0}, {1} …) of a translated pattern. The pattern comes from `_()`,
/// so it is checked at run time; a unit test checks every pattern of the catalogue.
template <typename... Args>
[[nodiscard]] std::string text_of(std::string_view pattern, const Args&... args) {
    return fmt::vformat(pattern, fmt::make_format_args(args...));
}

/// Throws Error with a formatted message.
template <typename... Args>
[[noreturn]] void fail(Errc code, std::string_view pattern, const Args&... args) {
    throw Error(code, text_of(pattern, args...));
}

} // namespace bdd
