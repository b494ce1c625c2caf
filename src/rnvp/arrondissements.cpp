#include "rnvp/arrondissements.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace bdd::rnvp {

namespace {

struct City {
    std::string_view name;
    int count = 0;
    unsigned first_insee = 0;
    unsigned before_first_postcode = 0;
};
constexpr std::array<City, 3> k_cities = {{
    {"PARIS", 20, 75101, 75000},
    {"LYON", 9, 69381, 69000},
    {"MARSEILLE", 16, 13201, 13000},
}};

const City* city_of(std::string_view town) noexcept {
    const auto* const found = std::find_if(k_cities.begin(), k_cities.end(),
                                           [&](const City& city) { return city.name == town; });
    return found == k_cities.end() ? nullptr : found;
}

std::array<std::vector<std::string>, k_cities.size()> insee_codes() {
    std::array<std::vector<std::string>, k_cities.size()> codes;
    for (std::size_t i = 0; i < k_cities.size(); ++i) {
        for (int number = 0; number < k_cities[i].count; ++number) {
            codes[i].push_back(
                std::to_string(k_cities[i].first_insee + static_cast<unsigned>(number)));
        }
    }
    return codes;
}

/// 1 for "I" to 20 for "XX"; nothing for another text.
std::optional<int> roman_number(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 10> k_ones{"",  "I",  "II",  "III",  "IV",
                                                      "V", "VI", "VII", "VIII", "IX"};
    int tens = 0;
    while (tens < 2 && !text.empty() && text.front() == 'X') {
        text.remove_prefix(1);
        ++tens;
    }
    const auto* const found = std::find(k_ones.begin(), k_ones.end(), text);
    const int value = tens * 10 + static_cast<int>(found - k_ones.begin());
    return found == k_ones.end() || value == 0 || value > 20 ? std::nullopt : std::optional(value);
}

} // namespace

int arrondissement_count(std::string_view town) noexcept {
    const City* city = city_of(town);
    return city == nullptr ? 0 : city->count;
}

std::span<const std::string> arrondissements_of(std::string_view town) {
    static const auto codes = insee_codes();
    const City* city = city_of(town);
    return city == nullptr ? std::span<const std::string>()
                           : codes[static_cast<std::size_t>(city - k_cities.data())];
}

std::string postcode_of_arrondissement(std::string_view town, int number) {
    const City* city = city_of(town);
    return city == nullptr || number < 1 || number > city->count
               ? std::string()
               : std::to_string(city->before_first_postcode + static_cast<unsigned>(number));
}

bool is_arrondissement_word(std::string_view word) noexcept {
    return word.starts_with("ARRONDISSEMENT") || word == "ARR" || word == "ARRDT" ||
           word == "ARDT" || word == "ARRT" || word == "ARROND";
}

bool is_ordinal_ending(std::string_view text) noexcept {
    return text == "E" || text == "EME" || text == "ER" || text == "IEME" || text == "ERE" ||
           text == "ND" || text == "D";
}

std::optional<Ordinal> read_ordinal(std::string_view word) noexcept {
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits > 2) {
        return std::nullopt;
    }
    if (digits > 0) {
        const std::string_view ending = word.substr(digits);
        int value = 0;
        for (const char c : word.substr(0, digits)) {
            value = value * 10 + (c - '0');
        }
        if (!ending.empty() && !is_ordinal_ending(ending)) {
            return std::nullopt;
        }
        return Ordinal{value, !ending.empty()};
    }
    const std::size_t letters = std::min(word.find_first_not_of("IVX"), word.size());
    const auto value = roman_number(word.substr(0, letters));
    const std::string_view ending = word.substr(letters);
    if (!value || (!ending.empty() && !is_ordinal_ending(ending))) {
        return std::nullopt;
    }
    return Ordinal{*value, !ending.empty()};
}

} // namespace bdd::rnvp
