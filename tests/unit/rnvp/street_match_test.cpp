#include "catch.hpp"

#include <bdd/rnvp/street_match.hpp>

#include <algorithm>

using namespace bdd::rnvp;

namespace {

/// Two communes of an invented base.
std::vector<std::byte> base() {
    StreetsBuilder builder;
    const auto add =
        [&](std::string_view insee, std::string_view postcode, std::string label,
            std::initializer_list<std::pair<std::string_view, std::string_view>> numbers) {
            Street street;
            street.insee = insee;
            street.postcode = postcode;
            street.label = label;
            const std::string key = street_key(label);
            street.key = key;
            for (const auto& [number, repetition] : numbers) {
                builder.add(street, number, repetition);
            }
        };
    add("75105", "75005", "BOULEVARD DE L HOPITAL", {{"24", ""}, {"26", ""}});
    add("75113", "75013", "BOULEVARD DE L HOPITAL", {{"100", ""}});
    add("75113", "75013", "RUE VICTOR HUGO", {{"3", ""}, {"3", "B"}});
    add("75113", "75013", "AVENUE VICTOR HUGO", {{"9", ""}});
    add("75113", "75013", "COURS DU MARECHAL FOCH", {{"7", ""}});
    add("75113", "75013", "RUE DE LA VERRERIE", {{"11", ""}});
    add("75113", "75013", "RUE DU 8 MAI 1945", {{"1", ""}});
    add("75113", "75013", "RUE JEAN COLLY", {{"17", ""}});
    add("75113", "75013", "PLACE DES ABBESSES", {{"2", ""}});
    return builder.build();
}

StreetMatch match(const char* street, const Streets& streets) {
    return match_street(read_street(street), "75113", "75013", streets);
}
bool has(const StreetMatch& match, Reason reason) {
    return std::any_of(match.changes.begin(), match.changes.end(),
                       [&](const Change& change) { return change.reason == reason; });
}

} // namespace

TEST_CASE("Each rule for a street gives its own code", "[rnvp]") {
    const std::vector<std::byte> bytes = base();
    const Streets streets{Streets::Block(bytes)};
    struct Case {
        const char* given;
        const char* code; ///< S and N
        const char* label;
    };
    const auto c = GENERATE(Case{"3 RUE VICTOR HUGO", "00", "RUE VICTOR HUGO"},
                            Case{"3 r victor hugo", "10", "RUE VICTOR HUGO"},
                            Case{"3 B RUE VICTOR HUGO", "00", "RUE VICTOR HUGO"},
                            Case{"5 RUE VICTOR HUGO", "03", "RUE VICTOR HUGO"},
                            Case{"3 T RUE VICTOR HUGO", "01", "RUE VICTOR HUGO"},
                            Case{"3-5 RUE VICTOR HUGO", "04", "RUE VICTOR HUGO"},
                            Case{"RUE VICTOR HUGO", "02", "RUE VICTOR HUGO"},
                            Case{"9 AV V HUGO", "20", "AVENUE VICTOR HUGO"},
                            Case{"11 RUE VERRERIE", "20", "RUE DE LA VERRERIE"},
                            Case{"7 CRS FOCH", "20", "COURS DU MARECHAL FOCH"},
                            Case{"11 CHEMIN DE LA VERRERIE", "10", "RUE DE LA VERRERIE"},
                            Case{"17 RUE JEAN COLY", "30", "RUE JEAN COLLY"},
                            Case{"2 PLACE DES ABESSES", "30", "PLACE DES ABBESSES"},
                            // The type decides between homonyms; without one nothing is chosen.
                            Case{"3 CHEMIN VICTOR HUGO", "87", "CHEMIN VICTOR HUGO"},
                            // A number in a name is no typing error.
                            Case{"1 RUE DU 9 MAI 1945", "97", "RUE DU 9 MAI 1945"},
                            Case{"1 RUE INCONNUE", "97", "RUE INCONNUE"});
    const StreetMatch got = match(c.given, streets);
    INFO(c.given);
    CHECK(std::string{got.street, got.number} == c.code);
    CHECK(got.parts.label() == c.label);
}

TEST_CASE("An index that the base does not know is dropped, one that it knows stays", "[rnvp]") {
    const std::vector<std::byte> bytes = base();
    const Streets streets{Streets::Block(bytes)};
    const StreetMatch dropped = match("3 T RUE VICTOR HUGO", streets);
    CHECK(dropped.parts.repetition.empty());
    CHECK(has(dropped, Reason::rep_dropped));
    CHECK(match("3 B RUE VICTOR HUGO", streets).parts.repetition == "B");
}

TEST_CASE("Several streets are candidates", "[rnvp]") {
    const std::vector<std::byte> bytes = base();
    const Streets streets{Streets::Block(bytes)};
    const StreetMatch got = match("3 CHEMIN VICTOR HUGO", streets);
    CHECK(got.candidates == std::vector<std::string>{"AVENUE VICTOR HUGO", "RUE VICTOR HUGO"});
}

TEST_CASE("A street with its number tells the arrondissement, one without does not", "[rnvp]") {
    const std::vector<std::byte> bytes = base();
    const Streets streets{Streets::Block(bytes)};
    const std::vector<std::string> communes = {"75105", "75113", "75114"};
    const auto find = [&](const char* street) {
        return find_elsewhere(read_street(street), communes, streets);
    };
    CHECK(find("24 BD HOPITAL").postcode == "75005");
    CHECK(find("100 BD DE L HOPITAL").insee == "75113");
    CHECK_FALSE(find("50 BD HOPITAL").is_found());
    CHECK_FALSE(find("BD HOPITAL").is_found());
}
