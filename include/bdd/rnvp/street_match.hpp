#pragma once

#include <bdd/rnvp/delivery.hpp>
#include <bdd/rnvp/quality.hpp>
#include <bdd/rnvp/streets.hpp>
#include <bdd/rnvp/town_match.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// What the bases of streets make of line 4.
struct StreetMatch {
    char street = '9';    ///< Position S.
    char number = '7';    ///< Position N.
    StreetParts parts;    ///< With the label of the base where the street was found.
    std::string printed;  ///< Official label of at most 32 signs; empty when the base has none.
    std::string postcode; ///< Of the street that was found.
    std::string insee;
    std::vector<Change> changes;
    std::vector<std::string> candidates; ///< At most five labels, when there are several.
    [[nodiscard]] bool is_found() const noexcept { return street < '8'; }
};

/// Looks a street up among those of a commune, by the rules of docs/rnvp.md in their order. Streets
/// at `postcode` come before others of the commune. Precondition: the commune is covered.
[[nodiscard]] StreetMatch match_street(const StreetParts& given, std::string_view insee,
                                       std::string_view postcode, const Streets& streets,
                                       const Trace& trace = {});

/// The one commune among `communes` that has the street under the same key, and the number on it:
/// for arrondissements that were not said, or said wrong. Not found when there is none, or two.
[[nodiscard]] StreetMatch find_elsewhere(const StreetParts& given,
                                         std::span<const std::string> communes,
                                         const Streets& streets, const Trace& trace = {});

} // namespace bdd::rnvp
