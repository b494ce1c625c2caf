#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/error.hpp>
#include <bdd/rnvp/reference_file.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace rnvp = bdd::rnvp;
using rnvp::PlaceKind;

namespace {

using Bytes = std::vector<std::byte>;

rnvp::LoadedBase base(std::string kind, std::string scope = {}) {
    return {std::move(kind), std::move(scope), "file.csv", "2024-08-29", 3, 0xFEEDFACECAFEBEEFU};
}

Bytes street_block(const char* label) {
    rnvp::StreetsBuilder builder;
    builder.add({label, "", label, "05460", "05001", false}, "12", "B");
    return builder.build();
}

Bytes file_of(const std::vector<rnvp::ReferencePart>& parts) {
    Bytes file = rnvp::reference_front(parts);
    for (const rnvp::ReferencePart& part : parts) {
        file.insert(file.end(), part.tables.begin(), part.tables.end());
        file.insert(file.end(), part.streets.begin(), part.streets.end());
    }
    return file;
}

/// "name > label" of all places of a kind at a postcode.
std::set<std::string> told(const rnvp::Places& places, std::string_view postcode, PlaceKind kind) {
    std::set<std::string> names;
    for (const auto index : places.at(postcode)) {
        const rnvp::Place place = places[index];
        if (place.kind == kind) {
            names.insert(std::string(place.name) + " > " + std::string(place.label));
        }
    }
    return names;
}

rnvp::Reference with_places(const char* kind, std::vector<rnvp::PlaceRow> rows) {
    rnvp::BaseTables tables;
    tables.places = std::move(rows);
    const Bytes bytes = rnvp::pack_tables(tables);
    const std::vector<rnvp::ReferencePart> parts{{base(kind), bytes, {}}};
    return rnvp::make_reference(parts);
}

using Names = std::set<std::string>;

} // namespace

TEST_CASE("a reference file gives back what was put in", "[rnvp]") {
    rnvp::BaseTables tables;
    tables.places.push_back({"CAUDOS", "", "33380", "33284", PlaceKind::hamlet, 70'000});
    tables.former_codes.emplace_back("01039", "01138");
    tables.cedex.push_back({"31068", "TOULOUSE CEDEX 7", {"31555", "31044"}});
    tables.aliases.emplace_back("CAMPUS NORD", "12 RUE NEUVE");
    const Bytes packed = rnvp::pack_tables(tables);
    const Bytes streets = street_block("RUE BASSE");
    const Bytes file = file_of({{base("hexasmal"), packed, {}}, {base("ban", "05"), {}, streets}});
    const auto parts = rnvp::read_reference(file);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].base.kind == "hexasmal");
    CHECK(parts[0].base.hash == 0xFEEDFACECAFEBEEFU);
    CHECK(parts[1].base.scope == "05");
    CHECK(parts[1].base.data_date == "2024-08-29");
    CHECK(parts[1].base.rows == 3);
    CHECK(rnvp::Streets(parts[1].streets).covers("05001"));
    const rnvp::BaseTables back = rnvp::unpack_tables(parts[0].tables);
    REQUIRE(back.places.size() == 1);
    CHECK(back.places[0].name == "CAUDOS");
    CHECK(back.places[0].population == 70'000);
    CHECK(back.places[0].kind == PlaceKind::hamlet);
    CHECK(back.former_codes == tables.former_codes);
    CHECK(back.aliases == tables.aliases);
    REQUIRE(back.cedex.size() == 1);
    CHECK(back.cedex[0].communes == tables.cedex[0].communes);

    const rnvp::Reference reference = rnvp::make_reference(parts);
    CHECK(reference.name() == "cog2026+ban05@2024-08-29+hexasmal@2024-08-29");
    CHECK(reference.cedex.find("31068")->label == "TOULOUSE CEDEX 7");
    CHECK(reference.aliases.at("CAMPUS NORD") == "12 RUE NEUVE");
    CHECK(reference.streets.covers("05001"));
    CHECK(told(reference.places, "33380", PlaceKind::hamlet) == Names{"CAUDOS > MIOS"});
}

TEST_CASE("a reference file damaged anywhere is refused", "[rnvp]") {
    rnvp::BaseTables tables;
    tables.aliases.emplace_back("CAMPUS NORD", "12 RUE NEUVE");
    const Bytes packed = rnvp::pack_tables(tables);
    const Bytes streets = street_block("RUE BASSE");
    const Bytes file = file_of({{base("alias"), packed, {}}, {base("ban", "05"), {}, streets}});
    for (std::size_t size = 0; size < file.size(); ++size) {
        CHECK_THROWS_AS(rnvp::read_reference(std::span(file).first(size)), bdd::Error);
    }
    for (std::size_t at = 0; at < file.size(); ++at) {
        Bytes damaged = file;
        damaged[at] ^= std::byte{0x10};
        CHECK_THROWS_AS(rnvp::read_reference(damaged), bdd::Error);
    }
    Bytes longer = file;
    longer.push_back(std::byte{0});
    CHECK_THROWS_AS(rnvp::read_reference(longer), bdd::Error);
}

TEST_CASE("damaged tables are refused or read, and never ask for much memory", "[rnvp]") {
    rnvp::BaseTables tables;
    tables.places.push_back({"CAUDOS", "", "33380", "33284", PlaceKind::hamlet, 300});
    tables.cedex.push_back({"31068", "TOULOUSE CEDEX 7", {"31555"}});
    const Bytes packed = rnvp::pack_tables(tables);
    bdd::test::Random random(3);
    for (int i = 0; i < 20'000; ++i) {
        Bytes damaged = packed;
        damaged[random.below(damaged.size())] = static_cast<std::byte>(random.next());
        try {
            (void)rnvp::unpack_tables(damaged);
        } catch (const bdd::Error&) { // Refused, as it should be.
        }
    }
}

TEST_CASE("labels of La Poste replace the derived ones, also those of old communes", "[rnvp]") {
    const rnvp::Reference embedded = rnvp::Reference::embedded();
    const Names before = told(embedded.places, "04370", PlaceKind::commune);
    CHECK(before.count("COLMARS > COLMARS") == 1);
    const rnvp::Reference reference = with_places(
        "hexasmal", {{"COLMARS", "COLMARS LES ALPES", "04370", "04061", PlaceKind::commune, 0},
                     {"CLIGNON HAUT", "", "04370", "04061", PlaceKind::hamlet, 0},
                     {"CLIGNON HAUT", "", "04370", "04061", PlaceKind::hamlet, 0}});
    const Names after = told(reference.places, "04370", PlaceKind::commune);
    CHECK(after.count("COLMARS > COLMARS LES ALPES") == 1);
    CHECK(after.size() == before.size());
    CHECK(told(reference.places, "04370", PlaceKind::hamlet) ==
          Names{"CLIGNON HAUT > COLMARS LES ALPES"});
    CHECK(reference.places.named("COLMARS LES ALPES").size() >= 1);
}

TEST_CASE("villages of the Pacific are labels beside that of their commune", "[rnvp]") {
    const rnvp::Reference reference = with_places(
        "hexasmal", {{"BORA BORA", "ANAU", "98730", "98714", PlaceKind::commune, 0},
                     {"BORA BORA", "VAITAPE", "98730", "98714", PlaceKind::commune, 0}});
    CHECK(told(reference.places, "98730", PlaceKind::commune) == Names{"BORA BORA > ANAU"});
    CHECK(told(reference.places, "98730", PlaceKind::delivery_only) == Names{"VAITAPE > VAITAPE"});
}

TEST_CASE("postcodes and places that the embedded tables lack are added", "[rnvp]") {
    CHECK_FALSE(rnvp::Reference::embedded().places.is_postcode("98883"));
    const rnvp::Reference reference =
        with_places("hexasmal", {{"VOH", "OUACO", "98883", "98831", PlaceKind::commune, 0}});
    CHECK(reference.places.is_postcode("98883"));
}

TEST_CASE("the BAN is read before BANO, in whatever order they were loaded", "[rnvp]") {
    const Bytes thin = street_block("RUE DE BANO");
    const Bytes good = street_block("RUE DE LA BAN");
    const std::vector<rnvp::ReferencePart> parts{{base("bano", "05"), {}, thin},
                                                 {base("ban", "05"), {}, good}};
    const rnvp::Reference reference = rnvp::make_reference(parts);
    CHECK_FALSE(reference.streets.with_key("05001", "RUE DE LA BAN").empty());
    CHECK(reference.streets.with_key("05001", "RUE DE BANO").empty());
}

TEST_CASE("a CEDEX code takes its label from SIRENE, not from a table loaded earlier", "[rnvp]") {
    rnvp::BaseTables hints;
    hints.cedex.push_back({"35042", "RENNES CEDEX 9", {"35238"}});
    rnvp::BaseTables sirene;
    sirene.cedex.push_back({"35042", "RENNES CEDEX", {"35047"}});
    const Bytes first = rnvp::pack_tables(hints);
    const Bytes second = rnvp::pack_tables(sirene);
    const std::vector<rnvp::ReferencePart> parts{{base("cedex"), first, {}},
                                                 {base("sirene"), second, {}}};
    const rnvp::Reference reference = rnvp::make_reference(parts);
    CHECK(reference.cedex.find("35042")->label == "RENNES CEDEX");
    CHECK(reference.cedex.find("35042")->communes == std::vector<std::string>{"35047", "35238"});
}
