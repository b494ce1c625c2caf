#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/fields/reading.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::fields {

/// Reads a number of staff: "250", "1 200", "10 à 19 salariés" (its lower bound), "50-99", "> 500",
/// "moins de 10" (0); fractions are cut off. SIRENE band codes only through `read_staff_band`.
/// Empty cell: nothing.
[[nodiscard]] Reading<std::optional<std::int64_t>> read_staff(std::string_view cell);
/// SIRENE band code (00, 01, 02, 03, 11, 12, 21, 22, 31, 32, 41, 42, 51, 52, 53): its lower bound.
[[nodiscard]] std::optional<std::int64_t> read_staff_band(std::string_view code);

/// Money in cents of an amount as French people write it: "1 234,56 €", "1.234,56", "1234.56",
/// "12 k€", "3,4 M€", with NBSP and narrow NBSP. A single separator followed by exactly three
/// digits is a thousands separator. Negative amounts have a minus or parentheses.
[[nodiscard]] Reading<std::optional<std::int64_t>> read_cents(std::string_view cell);

/// oui/non, yes/no, o/n, y, vrai/faux, true/false, x, 1/0, opt-in words; nothing for others.
[[nodiscard]] std::optional<bool> read_yes_no(std::string_view cell);

/// Order of day and month in a column of dates; decided for the whole column, never per cell.
enum class DateOrder : std::uint8_t { day_first, month_first };
/// The order that a value proves by a part over 12; nothing when it proves none.
[[nodiscard]] std::optional<DateOrder> proven_order(std::string_view cell) noexcept;
/// Reads 2024-03-15 (also with a time behind it), 15/03/2024, 15-03-24, 15.3.2024, 15 mars 2024,
/// 15 Mar 2024, 20240315, spreadsheet serials (five digits, 1900 epoch). Two-digit years below 50
/// are of this century. Empty cell, placeholder or 00/00/0000: nothing.
[[nodiscard]] Reading<std::optional<Date>> read_date(std::string_view cell,
                                                     DateOrder order = DateOrder::day_first);

/// True for what people write instead of leaving a cell empty: "-", "--", "NC", "N/A", "NA",
/// "néant", "null", "#N/A", "non renseigné", "?" and the like.
[[nodiscard]] bool is_placeholder(std::string_view cell);

/// Undoes "Ã©" for "é" when the whole cell decodes again as UTF-8 from CP1252; nothing otherwise.
[[nodiscard]] std::optional<std::string> repair_double_encoding(std::string_view cell);
/// The cell with the signs that HTML wrote as &#039; or &eacute;, once; nothing when it has none.
[[nodiscard]] std::optional<std::string> decode_html_signs(std::string_view cell);
/// True for a cell that lost its accents before it came: U+FFFD, or "?" between two letters.
[[nodiscard]] bool has_damaged_accents(std::string_view cell) noexcept;

} // namespace bdd::fields
