#include "rnvp/arrondissements.hpp"

#include <vector>

namespace bdd::rnvp {

namespace {

std::vector<std::string> codes(unsigned first, unsigned count) {
    std::vector<std::string> list;
    for (unsigned i = 0; i < count; ++i) {
        list.push_back(std::to_string(first + i));
    }
    return list;
}

} // namespace

std::span<const std::string> arrondissements_of(std::string_view town) {
    static const std::vector<std::string> paris = codes(75101, 20);
    static const std::vector<std::string> lyon = codes(69381, 9);
    static const std::vector<std::string> marseille = codes(13201, 16);
    return town == "PARIS"       ? std::span<const std::string>(paris)
           : town == "LYON"      ? std::span<const std::string>(lyon)
           : town == "MARSEILLE" ? std::span<const std::string>(marseille)
                                 : std::span<const std::string>();
}

} // namespace bdd::rnvp
