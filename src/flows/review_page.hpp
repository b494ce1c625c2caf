#pragma once

#include "flows/review_list.hpp"

#include <bdd/dedupe/matcher.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace bdd::flows {

/// How two values of a field stand to each other.
enum class Likeness {
    alike,     ///< To a person: case, accents and signs do not count where they say nothing.
    different, ///< Both are there, and differ.
    missing,   ///< One of them is not there: no difference.
};
[[nodiscard]] Likeness likeness(ReviewField field, const std::string& a, const std::string& b);

/// One pair for a terminal.
struct ReviewPage {
    std::size_t number = 1; ///< "3 of 120"
    std::size_t total = 1;
    const ReviewItem* item = nullptr;
    std::optional<dedupe::Explanation> why;
    std::size_t width = 80;
    bool color = false;
};

/// Heading, both contacts side by side, and the strongest evidence for and against. A field that
/// both lack is left out, one that one of them lacks is "–"; values that differ have "≠" between
/// their title and them, and a colour where there are colours. Long values are wrapped.
[[nodiscard]] std::string page_text(const ReviewPage& page);

} // namespace bdd::flows
