#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Which country an address is in, and how it was said.
struct CountryLine {
    std::string code = "FR"; ///< ISO 3166; "FR" for all that the French post delivers at home.
    std::string line;        ///< Line 7: the name in French capitals; empty at home.
    std::string said;        ///< As it came; empty when nothing said it.
};

/// Decides the country by its column, else by a last cell or a last part of a cell that names one,
/// else by a postcode that bears the letters of another country ("B-1000"). What named it is taken
/// out of the cells. A column that names no country stays, as a cell.
[[nodiscard]] CountryLine take_country(std::string_view column, std::string_view postcode,
                                       std::string_view town, std::vector<std::string>& cells);

} // namespace bdd::rnvp
