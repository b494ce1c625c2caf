#pragma once

#include "intake/cell_shapes.hpp"

#include <string_view>

namespace bdd::intake {

/// Shapes that lie in the words of a cell (names, companies, addresses, countries …).
/// `key` is text::key(cell).
[[nodiscard]] ShapeSet word_shapes(std::string_view cell, std::string_view key);

/// Five digits of an existing department.
[[nodiscard]] bool is_postcode(std::string_view word) noexcept;

} // namespace bdd::intake
