#pragma once

#include <bdd/core/error.hpp>

#include <string>
#include <string_view>

/// The log: diagnostics on standard error, or in a file. Results never go through it, and nothing
/// personal goes into it above `debug`.
namespace bdd::log {

enum class Level { debug, info, warning, error, off };

/// Sets what is shown. With `file`, lines carry a time stamp and go there (mode 0600) instead of
/// standard error. Default: warning, standard error.
void configure(Level level, const std::string& file = {});

void write(Level level, std::string_view message);

template <typename... Args>
void debug(std::string_view pattern, const Args&... args) {
    write(Level::debug, text_of(pattern, args...));
}
template <typename... Args>
void info(std::string_view pattern, const Args&... args) {
    write(Level::info, text_of(pattern, args...));
}
template <typename... Args>
void warning(std::string_view pattern, const Args&... args) {
    write(Level::warning, text_of(pattern, args...));
}

} // namespace bdd::log
