#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace bdd::dedupe {

/// What the sampled cells of a column look like. All shares are of the filled cells, 0 to 1; cells
/// that stand for empty do not count as filled.
struct ColumnLook {
    std::size_t rows = 0;
    std::size_t filled = 0;
    std::size_t distinct = 0;
    double words = 0;  ///< Mean number of words.
    double length = 0; ///< Mean length in bytes.
    double email = 0;
    double url = 0;
    double date = 0;
    double year = 0;         ///< Four digits, 1700 to 2099.
    double small_number = 0; ///< A whole number from 1 to 31.
    double month = 0;        ///< A whole number from 1 to 12.
    double numeric = 0;      ///< A number, perhaps with decimals, sign or currency.
    double with_digit = 0;
    double with_letter = 0;
    double phone = 0;         ///< Seven to fifteen digits, and signs that phones have.
    double street = 0;        ///< A number and a word of streets, or a number before words.
    double whole_address = 0; ///< A street, then more: a town, a postcode.
    double person = 0;        ///< Two to four words, a known first name among them.
    double first_name = 0;    ///< One or two words that are a known first name.
    double company = 0;       ///< A legal form, or a word of company names.
    double civility = 0;      ///< Mr, Mme, F, male …
    double single_word = 0;   ///< One word of letters.

    [[nodiscard]] bool empty() const noexcept { return filled == 0; }
    [[nodiscard]] double distinct_share() const noexcept {
        return filled == 0 ? 0 : static_cast<double>(distinct) / static_cast<double>(filled);
    }
    /// One value per row, and one in each.
    [[nodiscard]] bool is_unique() const noexcept { return rows > 0 && distinct == rows; }
    [[nodiscard]] bool has_few_values() const noexcept;
};

[[nodiscard]] ColumnLook look_at(std::span<const std::string> cells);

} // namespace bdd::dedupe
