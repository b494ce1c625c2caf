#pragma once

#include "flows/tabular_input.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// The column of a name as a user types it: exact, else folded.
[[nodiscard]] std::optional<std::size_t> find_column(const std::vector<std::string>& columns,
                                                     std::string_view name);

/// Throws Errc::usage, with what the user may have meant.
[[noreturn]] void fail_unknown_column(std::string_view name, const TabularInput& input);

} // namespace bdd::flows
