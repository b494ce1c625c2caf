#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/reference.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace rnvp = bdd::rnvp;
using rnvp::PlaceKind;

namespace {

const rnvp::Places& embedded() {
    static const rnvp::Places places(rnvp::embedded_places(), rnvp::embedded_former_codes());
    return places;
}

/// "insee postcode label" of every place.
std::vector<std::string> told(const rnvp::Places& places,
                              std::span<const rnvp::Places::Index> found) {
    std::vector<std::string> texts;
    for (const auto index : found) {
        const rnvp::Place place = places[index];
        texts.push_back(std::string(place.insee) + ' ' + std::string(place.postcode) + ' ' +
                        std::string(place.name) + " > " + std::string(place.label));
    }
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("the embedded tables hold what the official code of 2026 holds", "[rnvp]") {
    std::map<PlaceKind, std::set<std::string>> codes;
    std::set<std::string> postcodes;
    std::map<std::string, std::size_t> communes_at;
    std::map<std::string, std::size_t> postcodes_of;
    std::size_t with_several = 0;
    for (const rnvp::PlaceRow& row : rnvp::embedded_places()) {
        codes[row.kind].insert(row.insee);
        if (row.kind == PlaceKind::commune) {
            ++communes_at[row.postcode];
            with_several += ++postcodes_of[row.insee] == 2 ? 1U : 0U;
        }
        if (row.kind != PlaceKind::delivery_only) {
            postcodes.insert(row.postcode);
        }
        CHECK(row.label.size() <= 32);
        if (bdd::text::key(row.name) != row.name || bdd::text::key(row.label) != row.label) {
            FAIL_CHECK(row.name << " / " << row.label << " is not in norm form");
        }
    }
    CHECK(codes[PlaceKind::commune].size() == 34'969 - 5); // Five of the TAAF have no postcode.
    CHECK(with_several == 387);
    CHECK(codes[PlaceKind::arrondissement].size() == 45);
    CHECK(postcodes.size() == 6'310);
    CHECK(communes_at["51300"] == 46);
    CHECK(rnvp::embedded_former_codes().size() == 4'240);
    CHECK(codes[PlaceKind::delivery_only] == std::set<std::string>{"99138"});
}

TEST_CASE("a place is found by its name, with or without an article", "[rnvp]") {
    const auto& places = embedded();
    CHECK(told(places, places.named("HAVRE")).front() == "76351 76600 LE HAVRE > LE HAVRE");
    CHECK(told(places, places.named("LE SAINT AGNANT")) ==
          told(places, places.named("SAINT AGNANT")));
    CHECK(told(places, places.named("MONACO")) == Texts{"99138 98000 MONACO > MONACO"});
    CHECK(places.named("ATLANTIS").empty());
    CHECK(places.named("").empty());

    const Texts both = told(places, places.named("ROCHELLE"));
    CHECK(std::count(both.begin(), both.end(), "17300 17000 LA ROCHELLE > LA ROCHELLE") == 1);
    CHECK(std::count(both.begin(), both.end(), "70450 70120 LA ROCHELLE > LA ROCHELLE") == 1);
}

TEST_CASE("names are ordered by postcode", "[rnvp]") {
    const auto& places = embedded();
    const auto found = places.named(rnvp::town_key("STE COLOMBE"));
    REQUIRE(found.size() >= 12);
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [&](auto a, auto b) { return places[a].postcode < places[b].postcode; }));
}

TEST_CASE("old communes take postcode and label of the commune that they belong to", "[rnvp]") {
    const auto& places = embedded();
    const auto found = places.named("ARBIGNIEU");
    REQUIRE(found.size() == 1);
    const rnvp::Place place = places[found[0]];
    CHECK(place.kind == PlaceKind::old_commune);
    CHECK(place.insee == "01015");
    CHECK(place.postcode == "01300");
    CHECK(place.label == "ARBOYS EN BUGEY");
    CHECK(places.label_key(found[0]) == "ARBOYS EN BUGEY");
    CHECK(places.key(found[0]) == "ARBIGNIEU");
}

TEST_CASE("labels that are too long are those of La Poste", "[rnvp]") {
    const auto& places = embedded();
    const auto label = [&](std::string_view insee) {
        return std::string(places[places.of_insee(insee).front()].label);
    };
    CHECK(label("14621") == "ST MARTIN BIENFAITE CRESSONNIERE");
    CHECK(label("64181") == "CASTILLON D ARTHEZ");
    CHECK(label("97502") == "ST PIERRE ET MIQUELON");
    CHECK(label("56201") == "LE SAINT");
    CHECK(label("75110") == "PARIS");
    // A label of its own is a name under which the place is found.
    CHECK_FALSE(places.named(rnvp::town_key("CREVANS LA CHAPELLE LES GRANGES")).empty());
}

TEST_CASE("a postcode tells its communes, the largest first", "[rnvp]") {
    const auto& places = embedded();
    const auto found = places.at("01300");
    REQUIRE(found.size() > 10);
    CHECK(places[found.front()].name == "BELLEY");
    CHECK(places[found.back()].kind == PlaceKind::old_commune);
    for (std::size_t i = 1; i < found.size(); ++i) {
        const rnvp::Place before = places[found[i - 1]];
        const rnvp::Place place = places[found[i]];
        CHECK(place.postcode == "01300");
        CHECK((before.kind < place.kind ||
               (before.kind == place.kind && before.population >= place.population)));
    }
    CHECK(places.is_postcode("75116"));
    for (const char* none : {"75000", "69000", "13000", "33063", "1300", "0130O", "", "123456"}) {
        CAPTURE(none);
        CHECK_FALSE(places.is_postcode(none));
    }
}

TEST_CASE("codes lead to places, also those that are gone", "[rnvp]") {
    const auto& places = embedded();
    CHECK(told(places, places.of_insee("2A004")).front() == "2A004 20000 AJACCIO > AJACCIO");
    CHECK(places[places.of_insee("2B033").front()].name == "BASTIA");
    CHECK(places[places.of_insee("01039").front()].insee == "01138");
    CHECK(places.of_insee("75056").size() == 21);
    CHECK(told(places, places.of_insee("75116")).size() == 2);
    for (const char* none : {"00000", "2C004", "2A", "", "A2004", "98411"}) {
        CAPTURE(none);
        CHECK(places.of_insee(none).empty());
    }
}

TEST_CASE("chains of former codes end at the present commune", "[rnvp]") {
    const rnvp::Places places({{"NEUVILLE", "NEUVILLE", "80000", "80003", PlaceKind::commune, 5}},
                              {{"80001", "80002"}, {"80002", "80003"}, {"80009", "80008"}});
    CHECK(places.of_insee("80001").size() == 1);
    CHECK(places.of_insee("80002").size() == 1);
    CHECK(places.of_insee("80009").empty());
}

TEST_CASE("equal rows count once and rows without a postcode not at all", "[rnvp]") {
    const rnvp::PlaceRow row{"SAINT JEAN", "ST JEAN", "31240", "31488", PlaceKind::commune, 900};
    rnvp::PlaceRow smaller = row;
    smaller.population = 0;
    rnvp::PlaceRow other_kind = row;
    other_kind.kind = PlaceKind::hamlet;
    rnvp::PlaceRow nowhere = row;
    nowhere.postcode = "";
    rnvp::PlaceRow bad = row;
    bad.postcode = "3124X";
    const rnvp::Places places({smaller, nowhere, row, other_kind, row, bad}, {});
    REQUIRE(places.size() == 2);
    CHECK(places[0].population == 900);
    CHECK(places[1].kind == PlaceKind::hamlet);
    CHECK(places.named("SAINT JEAN").size() == 2);
}

TEST_CASE("places without a row answer nothing", "[rnvp]") {
    const rnvp::Places places({}, {});
    CHECK(places.size() == 0);
    CHECK(places.named("PARIS").empty());
    CHECK(places.at("75001").empty());
}

TEST_CASE("every embedded place is found by name, postcode and code", "[rnvp]") {
    const auto& places = embedded();
    const auto holds = [](auto found, rnvp::Places::Index place) {
        return std::find(found.begin(), found.end(), place) != found.end();
    };
    for (rnvp::Places::Index i = 0; i < places.size(); ++i) {
        const rnvp::Place place = places[i];
        if (!holds(places.named(places.key(i)), i) ||
            !holds(places.named(places.label_key(i)), i) || !holds(places.at(place.postcode), i) ||
            !holds(places.of_insee(place.insee), i)) {
            FAIL(place.name << " at " << place.postcode << " is not found");
        }
    }
}
