#pragma once

#include <string>

namespace bdd::flows {

/// A word as it can be typed in a shell: in quotes where it needs them.
[[nodiscard]] std::string shell_word(const std::string& word);

} // namespace bdd::flows
