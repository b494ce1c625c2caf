#pragma once

#include <bdd/fields/reading.hpp>

#include <string>
#include <string_view>

namespace bdd::fields {

/// Reads a postcode. France ("FR" or an empty country): five digits between 01000 and 98999 (or an
/// army code 00…), spaces dropped, four digits get their zero back, "75001.0" loses its tail,
/// "F-75001" its prefix; territories with French postcodes (RE, MC, NC …) count as France. Other
/// countries: tidied capitals, at most 12 signs.
[[nodiscard]] Reading<std::string> read_postcode(std::string_view cell,
                                                 std::string_view country = "FR");

/// Département of a French postcode: "35"; overseas "974"; Corsica "20"; empty when unknown.
[[nodiscard]] std::string_view department_of(std::string_view postcode) noexcept;

/// Town cell that may hold "35580 BAULON", "BAULON (35580)", "75008 PARIS CEDEX 08".
struct TownReading {
    std::string postcode; ///< Empty when the cell held none.
    std::string town;     ///< As written, tidied; CEDEX stays in it.
};
[[nodiscard]] TownReading read_town(std::string_view cell);

/// ISO 3166 alpha-2 code of a country written as a code (2 or 3 letters) or as a name in French or
/// English, accents and case folded; empty when unknown or empty.
[[nodiscard]] std::string read_country(std::string_view cell);

/// French name of an ISO 3166 alpha-2 code: "Allemagne" for DE; empty when it is none.
[[nodiscard]] std::string_view country_name(std::string_view code) noexcept;

/// The country that letters before a postcode tell, by the signs of motor vehicles and by ISO 3166:
/// "BE" for the B of "B-1000", "FR" for F; empty when they tell none.
[[nodiscard]] std::string_view country_of_postcode_prefix(std::string_view letters) noexcept;

/// A whole postal address in one cell.
struct AddressReading {
    std::string lines[4]; ///< Street lines, in order, as written; nothing is dropped.
    std::string postcode;
    std::string town;
    std::string country; ///< ISO code, empty when not said.
    bool split = false;  ///< False when no postcode was found: all is then in lines[0].
};
/// Splits "12 rue X, Bât B, 35000 Rennes, France" (also with line breaks, " - " or "|" between the
/// parts, or with no separator at all) from the right: country, postcode and town, street lines.
/// A country that is said in words becomes its code; every other word is in one of the fields. When
/// the postcode ends a street line ("12 rue X Rennes 35000") the town stays in that line.
[[nodiscard]] AddressReading read_address(std::string_view cell);

/// Host of a website without "www.", lower case, IDNA ASCII; scheme, path, broken schemes
/// ("Hhttp:") dropped; empty when it is no host name.
[[nodiscard]] std::string read_web_domain(std::string_view cell);

} // namespace bdd::fields
