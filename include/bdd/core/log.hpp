#pragma once

#include <bdd/core/error.hpp>

#include <functional>
#include <string>
#include <string_view>

/// The log: diagnostics on standard error, or in a file. Results never go through it, and nothing
/// personal goes into it above `debug`.
namespace bdd::log {

enum class Level { debug, info, warning, error, off };

/// Receives finished lines ("bdd: warning: …" with its line end).
using Sink = std::function<void(std::string_view line)>;

/// Sets what is shown. With `file`, lines carry a time stamp and are appended there (mode 0600)
/// instead of going to `sink`; an empty sink is the standard error of the process. Default:
/// warning, standard error. Throws Errc::io when the file cannot be opened.
void configure(Level level, const std::string& file = {}, Sink sink = {});

/// Back to the default, so that a sink may go away.
void reset() noexcept;

/// May be called from every thread. Never throws.
void write(Level level, std::string_view message) noexcept;

/// True when a message of that level would be shown: to save the work of building it.
[[nodiscard]] bool shows(Level level) noexcept;

template <typename... Args>
void debug(std::string_view pattern, const Args&... args) {
    if (shows(Level::debug)) {
        write(Level::debug, text_of(pattern, args...));
    }
}
template <typename... Args>
void info(std::string_view pattern, const Args&... args) {
    if (shows(Level::info)) {
        write(Level::info, text_of(pattern, args...));
    }
}
template <typename... Args>
void warning(std::string_view pattern, const Args&... args) {
    if (shows(Level::warning)) {
        write(Level::warning, text_of(pattern, args...));
    }
}

} // namespace bdd::log
