#pragma once

#include <bdd/rnvp/places.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Postcode and town as they were given: nothing corrected.
struct LastLine {
    std::string code;            ///< Five or four digits, an INSEE code, or empty.
    std::string town;            ///< Norm form without CEDEX and its number.
    std::string raw;             ///< The words as they came, for reports.
    bool says_cedex = false;     ///< The word CEDEX in one of its writings.
    std::string cedex_number;    ///< One or two digits, as they came.
    std::string other_code;      ///< A second, different postcode, or empty.
    int arrondissement = 0;      ///< Said beside PARIS, LYON or MARSEILLE; 0: none.
    std::string rest;            ///< Words behind CEDEX and its number.
    bool town_was_glued = false; ///< A word had to be split: "VilleurbanneCEDEX", "Vosges93290".
};

/// Reads the cells of a postcode and of a town ("35580 BAULON", "PARIS 10E ARRONDISSEMENT" and
/// "VilleurbanneCEDEX" are understood). Either may be empty.
[[nodiscard]] LastLine read_last_line(std::string_view postcode, std::string_view town);

/// Finds the last line in free cells, from the right, and takes it out of them; cells that become
/// empty are removed. The names of `places` tell where a town ends. When there is none, `code` and
/// `town` are empty and the cells stay.
[[nodiscard]] LastLine take_last_line(std::vector<std::string>& cells, const Places& places);

/// Takes a postcode other than that of `line` out of the cells: it becomes the second one.
void take_other_code(std::vector<std::string>& cells, LastLine& line, const Places& places);

/// Takes what `part` says beyond `line`: CEDEX and its number, an arrondissement, a second
/// postcode, words that are left over. Nothing of `part` but its town and its own words is lost.
void add_to(LastLine& line, const LastLine& part);

/// Takes a repetition of the town at the end of the last cell away ("4 Rue Hassard, 75019 Paris"
/// beside a town column that says PARIS); what it says beyond `line` goes there: "Rennes Cedex 7"
/// brings CEDEX 7, another postcode becomes the second one, but a code of business delivery of the
/// same département takes the place of the town's own.
void take_repeated_town(std::vector<std::string>& cells, LastLine& line);

} // namespace bdd::rnvp
