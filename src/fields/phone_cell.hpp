#pragma once

#include <bdd/fields/reading.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::fields {

/// One number of a cell, its signs sorted out, its place in the world not yet.
struct PhoneText {
    std::string digits;         ///< Without 00; without a "(0)" behind a country code.
    bool international = false; ///< +, 00 or (33) stood in front.
    std::string extension;      ///< Digits of "poste 12".
    bool readable = true;       ///< False when words or signs stood where digits should.
};

/// Cuts a tidy cell (one line, plain blanks) into its numbers. "02/99/85/38/02" is one number,
/// "0299853802/0612345678" two; two French numbers of ten digits may also stand side by side.
[[nodiscard]] std::vector<PhoneText> split_phone_cell(std::string_view line);

} // namespace bdd::fields
