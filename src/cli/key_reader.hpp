#pragma once

#include <bdd/core/cancel.hpp>

#include <optional>

namespace bdd::cli {

/// The next key that is pressed on a terminal, without waiting for Enter and without showing it.
/// Ctrl-C and Ctrl-D are keys here (\x03, \x04); of a key that sends several bytes (an arrow, a
/// function key) only the first byte, ESC, is given. Empty at the end of the input and when a
/// signal asks to stop. The terminal is as it was before when this returns.
[[nodiscard]] std::optional<char> read_key(int fd, const CancelFlag& cancel);

} // namespace bdd::cli
