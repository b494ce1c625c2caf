#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/error.hpp>
#include <bdd/rnvp/streets.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace rnvp = bdd::rnvp;
using rnvp::NumberFound;
using rnvp::Street;
using rnvp::Streets;

namespace {

constexpr std::string_view k_label = "RUE DU FAUBOURG SAINT ANTOINE";
constexpr std::string_view k_key = "RUE FAUBOURG SAINT ANTOINE";
constexpr std::string_view k_printed = "RUE DU FBG SAINT ANTOINE";

std::vector<std::byte> small_block() {
    rnvp::StreetsBuilder builder;
    const Street faubourg{k_label, k_printed, k_key, "75012", "75112", false};
    builder.add(faubourg, "12", "B");
    builder.add(faubourg, "2", "");
    builder.add(faubourg, "12", "");
    builder.add(faubourg, "148", "t");
    builder.add({"VOIE A 12", "", "VOIE A 12", "75012", "75112", true}, "", "");
    builder.add({"AVENUE FOCH", "AVENUE FOCH", "AVENUE FOCH", "75116", "75116", false}, "1", "");
    builder.add({"AVENUE FOCH", "", "AVENUE FOCH", "75016", "75116", false}, "2", "");
    builder.add({"PLACE FOCH", "", "PLACE FOCH", "75016", "75116", false}, "2", "");
    return builder.build();
}

} // namespace

TEST_CASE("streets come back as they went in, by commune, key and last word", "[rnvp]") {
    const std::vector<std::byte> bytes = small_block();
    const Streets streets(bytes);
    REQUIRE(streets.size() == 5);
    CHECK(streets.covers("75112"));
    CHECK_FALSE(streets.covers("75111"));
    CHECK_FALSE(streets.covers(""));
    CHECK(streets.communes() == std::vector<std::string_view>{"75112", "75116"});
    const Streets::Range found = streets.with_key("75112", k_key);
    REQUIRE(found.last == found.first + 1);
    const Street street = streets[found.first];
    CHECK(street.label == k_label);
    CHECK(street.key == k_key);
    CHECK(street.printed == k_printed);
    CHECK(street.postcode == "75012");
    CHECK(street.insee == "75112");
    CHECK_FALSE(street.is_hamlet);
    CHECK(streets.with_key("75116", k_key).empty());
    CHECK(streets.with_key("75112", "RUE FAUBOURG SAINT").empty());
    const Streets::Range foch = streets.with_key("75116", "AVENUE FOCH");
    REQUIRE(foch.last - foch.first == 2);
    CHECK(streets[foch.first].postcode == "75016");
    CHECK(streets[foch.first].printed.empty());
    CHECK(streets[foch.first + 1].printed == "AVENUE FOCH");
    CHECK(streets.ending_with("75116", "FOCH").size() == 3);
    CHECK(streets.ending_with("75116", "FOC").empty());
    const auto hamlets = streets.ending_with("75112", "12");
    REQUIRE(hamlets.size() == 1);
    CHECK(streets[hamlets.front()].is_hamlet);
}

TEST_CASE("a number is found with, without and with another repetition", "[rnvp]") {
    const std::vector<std::byte> bytes = small_block();
    const Streets streets(bytes);
    const auto street = streets.with_key("75112", k_key).first;
    CHECK(streets.has_number(street, "2", "") == NumberFound::yes);
    CHECK(streets.has_number(street, "12", "B") == NumberFound::yes);
    CHECK(streets.has_number(street, "12", "") == NumberFound::yes);
    CHECK(streets.has_number(street, "12", "T") == NumberFound::other_repetition);
    CHECK(streets.has_number(street, "2", "B") == NumberFound::other_repetition);
    CHECK(streets.has_number(street, "148", "") == NumberFound::other_repetition);
    CHECK(streets.has_number(street, "148", "T") == NumberFound::yes);
    CHECK(streets.has_number(street, "13", "") == NumberFound::no);
    CHECK(streets.has_number(street, "", "") == NumberFound::no);
    CHECK(streets.has_number(street, "0", "") == NumberFound::no);
    CHECK(streets.has_number(street, "12A", "") == NumberFound::no);
    CHECK(streets.has_number(street, "4294967308", "") == NumberFound::no); // 12 and 2^32
}

TEST_CASE("nothing loaded covers nothing", "[rnvp]") {
    const Streets none;
    CHECK(none.size() == 0);
    CHECK(none.of_commune("75112").empty());
    CHECK(none.ending_with("75112", "FOCH").empty());
    CHECK(none.communes().empty());
    const std::vector<std::byte> empty = rnvp::StreetsBuilder().build();
    CHECK(Streets(empty).size() == 0);
}

TEST_CASE("a commune in two blocks is read from the first", "[rnvp]") {
    rnvp::StreetsBuilder other;
    other.add({"RUE NEUVE", "", "RUE NEUVE", "75012", "75112", false}, "7", "");
    other.add({"RUE BASSE", "", "RUE BASSE", "05460", "05001", false}, "7", "");
    const std::vector<std::byte> second = other.build();
    const std::vector<std::byte> first = small_block();
    const std::vector<Streets::Block> blocks{first, second};
    const Streets streets(blocks);
    CHECK(streets.with_key("75112", "RUE NEUVE").empty());
    CHECK(streets.communes() == std::vector<std::string_view>{"05001", "75112", "75116"});
    const Streets::Range low = streets.with_key("05001", "RUE BASSE");
    REQUIRE_FALSE(low.empty());
    CHECK(streets[low.first].insee == "05001");
    CHECK(streets.has_number(low.first, "7", "") == NumberFound::yes);
    CHECK(streets.ending_with("05001", "BASSE") == std::vector<Streets::Index>{low.first});
}

TEST_CASE("a block is the same whatever the order of the rows, and answers as a map does",
          "[rnvp]") {
    bdd::test::Random random(11);
    const std::vector<std::string> words{"RUE", "PLACE", "EGLISE", "FOCH", "8",
                                         "MAI", "BIS",   "NEUVE",  "A",    "MOULIN"};
    using Row = std::tuple<std::string, std::string, std::string, std::string>;
    std::vector<Row> rows;
    for (int i = 0; i < 3000; ++i) {
        const std::string label =
            random.pick(words) + ' ' + random.pick(words) + ' ' + random.pick(words);
        rows.emplace_back("0100" + std::to_string(1 + random.below(4)), label,
                          std::to_string(1 + random.below(400)),
                          random.chance(5)
                              ? std::string(1, static_cast<char>('A' + random.below(26)))
                              : std::string());
    }
    const auto build = [&] {
        rnvp::StreetsBuilder builder;
        for (const auto& [insee, label, number, letter] : rows) {
            builder.add({label, "", label, "01400", insee, false}, number, letter);
        }
        return builder.build();
    };
    const std::vector<std::byte> bytes = build();
    random.shuffle(rows);
    CHECK(build() == bytes);

    const Streets streets(bytes);
    std::map<std::pair<std::string, std::string>, std::set<std::string>> numbers;
    std::map<std::pair<std::string, std::string>, std::set<std::string>> by_end;
    for (const auto& [insee, label, number, letter] : rows) {
        numbers[{insee, label}].insert(number + letter);
        by_end[{insee, label.substr(label.rfind(' ') + 1)}].insert(label);
    }
    REQUIRE(streets.size() == numbers.size());
    for (const auto& [street, known] : numbers) {
        const Streets::Range range = streets.with_key(street.first, street.second);
        REQUIRE(range.last == range.first + 1);
        for (int i = 1; i <= 400; ++i) {
            const std::string number = std::to_string(i);
            const bool plain = known.count(number) > 0;
            const bool with_b = known.count(number + "B") > 0;
            CHECK((streets.has_number(range.first, number, "") == NumberFound::yes) == plain);
            CHECK((streets.has_number(range.first, number, "B") == NumberFound::yes) == with_b);
        }
    }
    for (const auto& [end, labels] : by_end) {
        const auto found = streets.ending_with(end.first, end.second);
        CHECK(std::is_sorted(found.begin(), found.end()));
        std::set<std::string> told;
        for (const auto index : found) {
            told.emplace(streets[index].label);
        }
        CHECK(told == labels);
    }
}

TEST_CASE("a damaged block is refused or harmless", "[rnvp]") {
    const std::vector<std::byte> bytes = small_block();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(Streets(std::span(bytes).first(size)), bdd::Error);
    }
    bdd::test::Random random(7);
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::byte> damaged = bytes;
        for (std::size_t n = 1 + random.below(3); n > 0; --n) {
            damaged[random.below(damaged.size())] = static_cast<std::byte>(random.next());
        }
        try {
            const Streets streets(damaged);
            for (const std::string_view insee : streets.communes()) {
                (void)streets.with_key(insee, k_key);
                (void)streets.ending_with(insee, "FOCH");
                const Streets::Range range = streets.of_commune(insee);
                for (auto street = range.first; street < range.last; ++street) {
                    (void)streets[street].label.size();
                    (void)streets.has_number(street, "99999", "Z");
                }
            }
        } catch (const bdd::Error&) { // Refused, as it should be.
        }
    }
}
