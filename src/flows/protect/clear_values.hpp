#pragma once

#include <bdd/protect/value_search.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// The text with "…" where a value of the search stood; empty when none did.
[[nodiscard]] std::optional<std::string> without(const protect::ValueSearch& search,
                                                 std::string_view text);

} // namespace bdd::flows
