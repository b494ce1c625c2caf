#include "world.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

namespace bdd::bench {

namespace {

constexpr std::uint64_t k_fiction_numbers = 10'000; // of each range
constexpr std::uint64_t k_step = 7'368'787;         // prime: no number comes twice

using Prefixes = std::span<const std::string_view>;
constexpr std::array<std::string_view, 12> k_zone_1{"30", "34", "39", "40", "42", "43",
                                                    "45", "47", "53", "56", "60", "69"};
constexpr std::array<std::string_view, 12> k_zone_2{"31", "35", "38", "40", "41", "43",
                                                    "47", "51", "96", "97", "98", "99"};
constexpr std::array<std::string_view, 12> k_zone_3{"20", "21", "26", "27", "44", "80",
                                                    "81", "83", "87", "88", "89", "85"};
constexpr std::array<std::string_view, 12> k_zone_4{"42", "50", "67", "68", "72", "73",
                                                    "76", "78", "90", "91", "93", "94"};
constexpr std::array<std::string_view, 12> k_zone_5{"45", "46", "49", "53", "55", "56",
                                                    "57", "58", "59", "61", "62", "63"};
constexpr std::array<Prefixes, 5> k_zones{k_zone_1, k_zone_2, k_zone_3, k_zone_4, k_zone_5};
/// Ranges that ARCEP keeps for films and books.
constexpr std::array<std::string_view, 5> k_fiction{"019900", "026191", "035301", "046571",
                                                    "053649"};

/// First digit after the zero, minus one, of the fixed numbers of a department.
std::size_t zone_of(std::uint32_t department) {
    // Ten departments a line, from 00; what lies overseas is dialled as zone 5.
    constexpr std::string_view k_by_department = "5434444435"
                                                 "3454245525"
                                                 "4325534222"
                                                 "4555422243"
                                                 "5244225542"
                                                 "2332332333"
                                                 "3234554334"
                                                 "3324412115"
                                                 "3554425533"
                                                 "311111";
    if (department >= k_by_department.size() || department == 0) {
        return 4;
    }
    return static_cast<std::size_t>(k_by_department[department] - '1');
}

} // namespace

std::string landline(std::string_view postcode, std::uint32_t key, bool direct) {
    const auto department = static_cast<std::uint32_t>(postcode[0] - '0') * 10 +
                            static_cast<std::uint32_t>(postcode[1] - '0');
    const auto zone = zone_of(department);
    const std::uint64_t number = std::uint64_t{key} * 2 + (direct ? 1 : 0);
    if (number < k_fiction_numbers) {
        return fmt::format("{}{:04}", k_fiction[zone], number * k_step % 10'000);
    }
    const auto prefix = k_zones[zone][department % k_zones[zone].size()];
    return fmt::format("0{}{}{:06}", zone + 1, prefix, number * k_step % 1'000'000);
}

std::string mobile_number(std::uint32_t key) {
    const auto number = std::uint64_t{key} * k_step;
    if (key < k_fiction_numbers) {
        return fmt::format("063998{:04}", number % 10'000);
    }
    const auto value = number % 100'000'000;
    const auto block = value / 1'000'000; // 0 … 99: ranges 06 0–2, 06 4–8 and 07 6–7
    const auto prefix = block < 30 ? 600 + block : block < 80 ? 610 + block : 680 + block;
    return fmt::format("0{}{:06}", prefix, value % 1'000'000);
}

} // namespace bdd::bench
