#pragma once

#include "rnvp/words.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// What stood between a word and the one before it.
enum class Joint : unsigned char {
    space,
    dash,   ///< "52-54", "15/17": without spaces.
    weak,   ///< A comma, a bracket, a dash between spaces, a box that was taken out.
    strong, ///< The head of a cell.
};

/// Words that are read together: `keys` in norm form, and what stood before each.
struct WordRun {
    std::vector<std::string_view> keys;
    std::vector<Joint> joints;

    [[nodiscard]] std::size_t size() const noexcept { return keys.size(); }
    void add(std::string_view key, Joint joint) {
        keys.push_back(key);
        joints.push_back(joint);
    }
};

/// The words of a cell, glued ones taken apart: "3RUE", "QUAIDES". What the run views belongs to
/// `words`.
[[nodiscard]] WordRun run_of(std::string_view cell, std::span<const Word> words);

} // namespace bdd::rnvp
