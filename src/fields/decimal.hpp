#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::fields {

/// Hundredths of `scale` times a number written with any separators: "1 234,56", "1.234,56",
/// "1,234.56", "1234". With two kinds of separators the last is the decimal mark; one that comes
/// twice, or stands once before exactly three digits, parts thousands; blanks and apostrophes
/// always do. Halves round up. Nothing for wrong groups, for other signs, and beyond 10^15.
[[nodiscard]] std::optional<std::int64_t> read_hundredths(std::string_view text,
                                                          std::int64_t scale = 1) noexcept;

} // namespace bdd::fields
