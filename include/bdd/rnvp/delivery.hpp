#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Line 4 in its parts, in norm form.
struct StreetParts {
    std::string number;      ///< "15": 1 to 4 digits, no leading zero; empty when there is none.
    std::string repetition;  ///< One letter: B for BIS, T for TER, Q for QUATER, C for QUINQUIES.
    std::string number_rest; ///< What followed the first number of a range or list: "17", "54".
    std::string type;        ///< Written out: "AVENUE", "GRANDE RUE" is a name without a type.
    std::string name;        ///< What follows the type, words in full where they came in full.

    bool type_was_short = false;      ///< AV became AVENUE.
    bool repetition_was_long = false; ///< BIS became B.
    bool zero_was_dropped = false;    ///< "03" became "3", or the number was 0.
    bool number_is_too_long = false;  ///< Five digits and more: kept in `name`, not a number.

    [[nodiscard]] bool empty() const noexcept { return type.empty() && name.empty(); }
    /// Type and name: what the 32 signs are for.
    [[nodiscard]] std::string label() const;
    bool operator==(const StreetParts&) const = default;
};

/// What stands above the last line, sorted by what it is. Nothing of the input is lost: every word
/// is in one of the fields.
struct Delivery {
    StreetParts street;
    std::string special;                  ///< "BP 90233", "CS 40055 TSA 30719"; digits joined.
    std::vector<std::string> complements; ///< Before or beside the street: building, floor, zone.
    std::vector<std::string> tails;       ///< Words behind the street: hamlets, places, leftovers.
    bool order_was_restored = false;      ///< The street did not come before the special.
    bool is_military = false;             ///< A field post sector ("SP 12345") or an army hub.
};

/// Sorts raw cells (UTF-8, one element for each column or line; commas and " - " are weak breaks)
/// into the parts of a delivery point, by the grammar of docs/rnvp.md. The last line (postcode and
/// town) must have been taken away.
[[nodiscard]] Delivery read_delivery(std::span<const std::string_view> cells);

/// Reads one street: "103, bis rue Belleville", "15/17 av. V. Hugo", "LA CANEBIERE".
[[nodiscard]] StreetParts read_street(std::string_view raw);

/// Key under which two writings of one street meet: type and titles written out, articles and links
/// left out, number words and roman numbers as digits. "AVENUE DU GAL DE GAULLE" and "AV GENERAL
/// GAULLE" have the same.
[[nodiscard]] std::string street_key(std::string_view label);

/// True for a word that begins a street ("RUE", "AV", "BD") in norm form.
[[nodiscard]] bool is_street_type(std::string_view word) noexcept;

} // namespace bdd::rnvp
