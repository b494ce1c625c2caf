#pragma once

#include "fd.hpp"

#include <string>

namespace bdd::io {

/// Opens a path ("-" for standard input) as a seekable descriptor. What cannot be read twice
/// (standard input, pipes, devices) is spooled into an unlinked temporary file of mode 0600.
/// Throws Errc::input, with the nearest names of the folder when the file does not exist.
[[nodiscard]] Fd open_source(const std::string& path, const std::string& display_name);

} // namespace bdd::io
