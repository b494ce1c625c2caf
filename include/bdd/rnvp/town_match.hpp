#pragma once

#include <bdd/rnvp/cedex.hpp>
#include <bdd/rnvp/last_line.hpp>
#include <bdd/rnvp/places.hpp>
#include <bdd/rnvp/quality.hpp>

#include <functional>
#include <string>
#include <vector>

namespace bdd::rnvp {

/// What the reference makes of a last line.
struct TownMatch {
    char code = '9';          ///< Position T.
    std::string postcode;     ///< As printed; a CEDEX code stays one.
    std::string label;        ///< Town of line 6 without CEDEX.
    std::string cedex_number; ///< "7" of "TOULOUSE CEDEX 7".
    bool is_cedex = false;
    bool is_inferred = false; ///< CEDEX by the shape of the code alone.
    std::string insee;        ///< Of the commune; empty when it is not known.
    std::string locality;     ///< For line 5: an old commune, a hamlet.
    std::string rest;         ///< Words of the town that are neither its name nor a locality.
    std::vector<Change> changes;
    std::vector<std::string> candidates; ///< At most five, "35580 BAULON", when ambiguous.

    /// Line 6: postcode, label, CEDEX and number.
    [[nodiscard]] std::string line() const;
};

/// Told each rule that was tried, in words; may be empty.
using Trace = std::function<void(std::string)>;

/// Matches a last line by the rules of docs/rnvp.md, in their order; nothing ambiguous is chosen.
[[nodiscard]] TownMatch match_town(const LastLine& given, const Places& places,
                                   const CedexCodes& cedex, const Trace& trace = {});

} // namespace bdd::rnvp
