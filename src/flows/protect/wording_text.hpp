#pragma once

#include <string>

namespace bdd::flows {

/// The text of a file, or of standard input for "-": NFC, lines end with "\n", no blank at either
/// end. Throws Errc::input when it is empty, longer than 64 KiB or not UTF-8.
[[nodiscard]] std::string read_wording_text(const std::string& path);

} // namespace bdd::flows
