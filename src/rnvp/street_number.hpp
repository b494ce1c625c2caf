#pragma once

#include "rnvp/delivery_words.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// Words and joints from some place of a run on.
struct RunView {
    std::span<const std::string_view> keys;
    std::span<const Joint> joints;

    [[nodiscard]] std::size_t size() const noexcept { return keys.size(); }
    [[nodiscard]] bool empty() const noexcept { return keys.empty(); }
    [[nodiscard]] RunView from(std::size_t i) const noexcept {
        return {keys.subspan(i), joints.subspan(i)};
    }
    [[nodiscard]] RunView first(std::size_t count) const noexcept {
        return {keys.first(count), joints.first(count)};
    }
};

/// A street number at the head of some words.
struct StreetNumber {
    std::size_t words = 0; ///< How many it took; 0: there is none.
    std::string digits;    ///< Without leading zeros; empty for the number 0.
    char repetition = 0;   ///< One letter, or 0.
    std::string rest;      ///< Of a range or list.
    bool repetition_was_long = false;
    bool zero_was_dropped = false;
    explicit operator bool() const noexcept { return words > 0; }
};

/// Reads "15", "12BIS", "103, bis", "4 à 8", "52-54", "12 ET 14", "N° 5", "03", "QUATRE VINGT DOUZE
/// AVE".
[[nodiscard]] StreetNumber read_number(RunView words);

/// Digits only, too many for a street number.
[[nodiscard]] bool is_too_long(std::string_view word) noexcept;

} // namespace bdd::rnvp
