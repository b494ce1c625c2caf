#pragma once

#include "rnvp/place_search.hpp"

#include <bdd/rnvp/town_match.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A last line while its town is looked for, and where it is looked for.
struct TownQuestion {
    LastLine given;
    const Places* places = nullptr;
    const CedexCodes* cedex = nullptr;
    const Trace* trace = nullptr;
    std::string key;                 ///< town_key of the town.
    std::optional<Change> completed; ///< What was done to the code before the rules.
    bool was_filled = false;         ///< The code comes from the arrondissement.

    /// `step` makes the words; it is not called when nobody listens.
    template <typename Step>
    void say(Step&& step) const {
        if (*trace) {
            (*trace)(step());
        }
    }

    [[nodiscard]] std::vector<Place> named_at(std::string_view code) const;
    /// In the département of the code.
    [[nodiscard]] std::vector<Place> named_in_area() const;
    [[nodiscard]] std::vector<Place> named_in_france() const;

    /// The place as the answer, nothing said of how it was found.
    [[nodiscard]] static TownMatch found_at(const Place& place);
    /// The place as the answer of a correction; an old commune or a hamlet goes to line 5.
    [[nodiscard]] TownMatch corrected(const Place& place, char code, Reason reason) const;
    /// Nothing corrected: as it came, in norm form.
    [[nodiscard]] TownMatch kept(char code) const;
};

} // namespace bdd::rnvp
