#pragma once

#include <bdd/rnvp/town_match.hpp>

#include <optional>

namespace bdd::rnvp {

/// What is asked of a last line whose code may be one of business delivery.
struct CedexQuestion {
    const LastLine* given = nullptr;
    std::string_view key; ///< town_key of the town.
    const Places* places = nullptr;
    const CedexCodes* cedex = nullptr;
};

/// A line that says CEDEX: code and word stay as they came.
[[nodiscard]] TownMatch keep_cedex(const CedexQuestion& question);

/// A code that a loaded base knows, without the word: the word is added. Nothing when the base does
/// not know the code, or knows it of another département than that of the town.
[[nodiscard]] std::optional<TownMatch> add_cedex(const CedexQuestion& question);

/// A code that is no postcode and ends in 1 to 9, with a town of its département: it is taken for a
/// CEDEX code.
[[nodiscard]] std::optional<TownMatch> infer_cedex(const CedexQuestion& question);

} // namespace bdd::rnvp
