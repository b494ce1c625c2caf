#include "catch.hpp"
#include "flows/reference/loaders.hpp"
#include "flows/reference/read_reference_source.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/rnvp/delivery.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

namespace flows = bdd::flows;
namespace rnvp = bdd::rnvp;
namespace fs = std::filesystem;

namespace {

const rnvp::Places& known() {
    static const rnvp::Places places(rnvp::embedded_places(), rnvp::embedded_former_codes());
    return places;
}

flows::LoadedFile load(const std::string& path,
                       void (*loader)(flows::ReferenceRows&, flows::LoadedFile&)) {
    const bdd::io::InputFile input(path);
    bdd::Progress progress;
    const bdd::CancelFlag cancel;
    flows::ReferenceRows rows(input, progress, cancel);
    flows::LoadedFile file;
    file.kind = rows.header().kind;
    loader(rows, file);
    file.rows = rows.rows();
    return file;
}

flows::LoadedFile load_postcodes(const std::string& path) {
    return load(path, [](flows::ReferenceRows& rows, flows::LoadedFile& file) {
        flows::load_hexasmal(rows, known(), file);
    });
}

/// A public file beside the project; empty, with a word, when it is absent.
std::string reference_sample(const std::string& name) {
    const char* given = std::getenv("BDD_DATA"); // NOLINT(concurrency-mt-unsafe): one thread
    const fs::path data =
        given != nullptr ? fs::path(given) : fs::path(BDD_PROJECT).parent_path() / "shared/data";
    const fs::path path = data / "rnvp" / "ref" / name;
    if (!fs::exists(path)) {
        WARN("skipped: there is no " << path.string());
        return {};
    }
    return path.string();
}

rnvp::Reference reference_of(const flows::LoadedFile& file) {
    std::vector<std::vector<std::byte>> tables;
    for (const flows::NewBase& base : file.bases) {
        tables.push_back(rnvp::pack_tables(base.tables));
    }
    std::vector<rnvp::ReferencePart> parts;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        rnvp::LoadedBase base = file.bases[i].base;
        base.kind = keyword(file.kind);
        parts.push_back({base, tables[i], file.bases[i].streets});
    }
    return rnvp::make_reference(parts);
}

std::uint64_t left_out(const flows::LoadedFile& file, flows::LeftOut reason) {
    return file.left_out[static_cast<std::size_t>(reason)];
}

constexpr const char* k_ban_header =
    "id;numero;rep;nom_voie;code_postal;code_insee;nom_ancienne_commune;nom_ld;nom_afnor\n";

} // namespace

TEST_CASE("codes get their lost zero back, and nothing else passes for a code", "[flows]") {
    std::string buffer;
    CHECK(flows::insee_code("1001", buffer) == "01001");
    CHECK(flows::insee_code(" 2B033 ", buffer) == "2B033");
    CHECK(flows::insee_code("2C033", buffer).empty());
    CHECK(flows::insee_code("123", buffer).empty());
    CHECK(flows::post_code("2A033", buffer).empty());
    CHECK(flows::post_code("", buffer).empty());
    CHECK(flows::department_of("97411") == "974");
    CHECK(flows::department_of("2A004") == "2A");
}

TEST_CASE("the date of the data is in the name of the file", "[flows]") {
    const bdd::Clock clock = bdd::Clock::fixed_at({2026, 11, 23});
    CHECK(flows::data_date("x/laposte_hexasmal_2024-08.csv", clock) == "2024-08-01");
    CHECK(flows::data_date("adresses-75_2024.csv.gz", clock) == "2024-01-01");
    CHECK(flows::data_date("2024_08_29.csv", clock) == "2024-08-29");
    CHECK(flows::data_date("2024-13-01.csv", clock) == "2026-11-23");
    CHECK(flows::data_date("adresses-20240829.csv", clock) == "2026-11-23");
    CHECK(flows::data_date("-", clock) == "2026-11-23");
}

TEST_CASE("plots of the works department are dropped, numbered streets are not", "[flows]") {
    const bdd::test::TempFolder folder;
    const auto row = [](const std::string& street) {
        return "05001_0345_1;1;;" + street + ";05460;05001;;;\n";
    };
    const std::string path = folder.write(
        "ban.csv", k_ban_header + row("183P9 Avenue de Clichy") + row("1S1 Voie C/16") +
                       row("1ERE AVENUE") + row("2E RUE") + row("8 Mai 1945") + row("Rue 7 Z"));
    const flows::LoadedFile file = load(path, flows::load_streets);
    CHECK(left_out(file, flows::LeftOut::pseudo_street) == 2);
    REQUIRE(file.bases.size() == 1);
    CHECK(rnvp::Streets(file.bases[0].streets).size() == 4);
}

TEST_CASE("streets of several départements make one base each, in whatever order", "[flows]") {
    const bdd::test::TempFolder folder;
    std::string rows = k_ban_header;
    for (int i = 1; i <= 300; ++i) {
        const std::string number = std::to_string(i);
        rows += "05001_0345_1;" + number + ";" + (i % 3 == 0 ? "quinquies" : "") +
                ";Rue Basse;05460;05001;Ristolas;;RUE BASSE\n";
        rows += "2A004_b012_1;" + number + ";bis;U Furellu;20167;2A004;;A Punta;\n";
    }
    const flows::LoadedFile file = load(folder.write("ban.csv", rows), flows::load_streets);
    REQUIRE(file.bases.size() == 2);
    CHECK(file.bases[0].base.scope == "05");
    CHECK(file.bases[0].base.rows == 300);
    CHECK(file.bases[1].base.scope == "2A");
    const rnvp::Reference reference = reference_of(file);
    const auto low = reference.streets.of_commune("05001");
    REQUIRE(low.last == low.first + 1);
    CHECK(reference.streets[low.first].printed == "RUE BASSE");
    CHECK(reference.streets.has_number(low.first, "299", "") == rnvp::NumberFound::yes);
    CHECK(reference.streets.has_number(low.first, "300", "C") == rnvp::NumberFound::yes);
    const auto place = reference.streets.of_commune("2A004");
    REQUIRE(place.last == place.first + 1);
    CHECK(reference.streets[place.first].is_hamlet);
    CHECK(reference.streets.has_number(place.first, "7", "B") == rnvp::NumberFound::yes);
    const auto hamlets = reference.places.named("A PUNTA");
    CHECK(hamlets.size() == 1);
}

TEST_CASE("the vintages of La Poste give the same postcodes, zeros or not", "[flows]") {
    for (const auto& [name, rows] : {std::pair{"laposte_hexasmal_2024-08.csv", 39'193U},
                                     {"laposte_hexasmal_2020-11.csv", 39'193U},
                                     {"laposte_hexasmal_2025-03_sans_zeros.csv", 39'192U}}) {
        const std::string path = reference_sample(name);
        if (path.empty()) {
            return;
        }
        INFO(name);
        const flows::LoadedFile file = load_postcodes(path);
        CHECK(file.rows == rows);
        CHECK(file.left_out == decltype(file.left_out){});
        CHECK(file.notices.empty());
        std::set<std::string> postcodes;
        std::size_t hamlets = 0;
        for (const rnvp::PlaceRow& row : file.bases.at(0).tables.places) {
            postcodes.insert(row.postcode);
            hamlets += row.kind == rnvp::PlaceKind::hamlet ? 1U : 0U;
            CHECK(row.label.size() <= 32);
        }
        CHECK(postcodes.size() >= 6'328);
        CHECK(postcodes.size() <= 6'329);
        CHECK(hamlets > 4'000);
        const rnvp::Reference reference = reference_of(file);
        const auto found = reference.places.named("COLMARS");
        REQUIRE_FALSE(found.empty());
        CHECK(reference.places[found.front()].label == "COLMARS LES ALPES");
        CHECK(reference.places.is_postcode("98000"));
        CHECK(reference.places.is_postcode("98883"));
        const auto paris = reference.places.at("75001");
        for (const auto index : paris) {
            CHECK(reference.places[index].label == "PARIS");
        }
    }
}

TEST_CASE("the addresses of Paris are found again", "[flows]") {
    const std::string path = reference_sample("ban_adresses-75_2024.csv.gz");
    if (path.empty()) {
        return;
    }
    const flows::LoadedFile file = load(path, flows::load_streets);
    CHECK(file.rows == 158'048);
    CHECK(left_out(file, flows::LeftOut::pseudo_street) == 1'154);
    REQUIRE(file.bases.size() == 1);
    CHECK(file.bases[0].base.rows == 158'048 - 1'154);
    const rnvp::Reference reference = reference_of(file);
    const rnvp::Streets& streets = reference.streets;
    CHECK(streets.communes().size() == 20);
    const double bytes = static_cast<double>(file.bases[0].streets.size());
    CHECK(bytes / static_cast<double>(streets.size()) < 150.0);
    const std::string key = rnvp::street_key("RUE DU FAUBOURG SAINT ANTOINE");
    const auto found = streets.with_key("75112", key);
    REQUIRE_FALSE(found.empty());
    CHECK(streets[found.first].postcode == "75012");
    CHECK(streets.has_number(found.first, "186", "") == rnvp::NumberFound::yes);
    CHECK(streets.has_number(found.first, "9999", "") == rnvp::NumberFound::no);
}
