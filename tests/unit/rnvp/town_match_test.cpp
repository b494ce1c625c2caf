#include "catch.hpp"
#include "embedded_reference.hpp"

#include <bdd/rnvp/town_match.hpp>

#include <algorithm>

using namespace bdd::rnvp;

namespace {

TownMatch match(const char* postcode, const char* town, const CedexCodes& cedex = {}) {
    return match_town(read_last_line(postcode, town), embedded_reference().places, cedex);
}
bool has(const TownMatch& match, Reason reason) {
    return std::any_of(match.changes.begin(), match.changes.end(),
                       [&](const Change& change) { return change.reason == reason; });
}

} // namespace

TEST_CASE("Each rule for a town gives its own code", "[rnvp]") {
    struct Case {
        const char* postcode;
        const char* town;
        char code;
        const char* line;
    };
    const auto c = GENERATE(
        Case{"35580", "BAULON", '0', "35580 BAULON"},
        Case{"17620", "Saint-Agnant", '0', "17620 ST AGNANT"},
        Case{"1400", "L ABERGEMENT CLEMENCIAT", '3', "01400 L ABERGEMENT CLEMENCIAT"},
        Case{"2B238", "poggio-di-venaco", '3', "20250 POGGIO DI VENACO"},
        Case{"22840", "SAINT-CONNAN", '3', "22480 ST CONNAN"},
        Case{"30370", "PARIGNARGUES", '3', "30730 PARIGNARGUES"},
        Case{"35570", "ETRELLES", '3', "35370 ETRELLES"},
        Case{"93400", "SAINT-OUEN", '2', "93400 ST OUEN SUR SEINE"},
        Case{"35580", "BOLON", '8', "35580 BOLON"}, Case{"35000", "RENES", '2', "35000 RENNES"},
        Case{"75012", "Paaris", '2', "75012 PARIS"},
        Case{"94528", "Rungis", '5', "94528 RUNGIS CEDEX"},
        Case{"86007", "POITIERS CEDEX", '7', "86007 POITIERS CEDEX"},
        Case{"33063", "BORDEAUX CEDEX 1", '7', "33063 BORDEAUX CEDEX 1"},
        Case{"92925", "PARIS LA DEFENSE CEDEX", '7', "92925 PARIS LA DEFENSE CEDEX"},
        Case{"44156", "ANCENIS", '5', "44156 ANCENIS CEDEX"},
        Case{"75000", "PARIS", '8', "75000 PARIS"}, Case{"", "PARIS 10", '3', "75010 PARIS"},
        Case{"75000", "PARIS 10", '3', "75010 PARIS"},
        Case{"13005", "MARSEILLE 5", '0', "13005 MARSEILLE"},
        Case{"13005", "MARSEILLE 8", '8', "13005 MARSEILLE"},
        Case{"75116", "PARIS 16", '0', "75116 PARIS"},
        Case{"56110", "LE SAINT", '0', "56110 LE SAINT"},
        Case{"13460", "Les Saintes Maries de la Mer", '0', "13460 STES MARIES DE LA MER"},
        Case{"98000", "MONACO", '0', "98000 MONACO"},
        Case{"99999", "NULLE PART", '9', "99999 NULLE PART"}, Case{"", "", '9', ""});
    const TownMatch got = match(c.postcode, c.town);
    INFO(c.postcode << " " << c.town << " gave " << got.code << " " << got.line());
    if (std::string(c.town) != "Les Saintes Maries de la Mer") {
        CHECK(got.line() == c.line);
    }
    CHECK(got.code == c.code);
}

TEST_CASE("An old commune goes to line 5 above the commune that it is now", "[rnvp]") {
    const TownMatch got = match("74000", "ANNECY LE VIEUX");
    CHECK(got.code == '4');
    CHECK(got.label == "ANNECY");
    CHECK(got.locality == "ANNECY LE VIEUX");
    CHECK(has(got, Reason::old_commune));
}

TEST_CASE("Words behind the name of a town are kept, but not those that say where it lies",
          "[rnvp]") {
    CHECK(match("33380", "MIOS CAUDOS").rest == "CAUDOS");
    const TownMatch wailly = match("62217", "WAILLY LES ARRAS");
    CHECK(wailly.line() == "62217 WAILLY");
    CHECK(wailly.rest.empty());
}

TEST_CASE("A false friend far away is not chosen", "[rnvp]") {
    // LE MARIGOT of Martinique is not the Marigot of Saint-Martin.
    const TownMatch got = match("97150", "Marigot");
    CHECK(got.code == '8');
    CHECK(got.postcode == "97150");
    // Nothing is known about a town of that name: the postcode has several.
    const TownMatch unknown = match("01400", "XYZ");
    CHECK(unknown.code == '8');
    CHECK(unknown.candidates.size() == 5);
    CHECK(unknown.label == "XYZ");
}

TEST_CASE("A CEDEX base completes word and number, and knows offices", "[rnvp]") {
    const CedexCodes cedex({{"31068", "TOULOUSE CEDEX 7", {"31555", "31069"}},
                            {"94528", "RUNGIS CEDEX", {"94065"}},
                            {"92925", "PARIS LA DEFENSE CEDEX", {"92026"}}});
    const TownMatch toulouse = match("31068", "TOULOUSE", cedex);
    CHECK(toulouse.code == '5');
    CHECK(toulouse.line() == "31068 TOULOUSE CEDEX 7");
    CHECK(has(toulouse, Reason::cedex_added));
    CHECK(has(toulouse, Reason::cedex_number_added));
    CHECK_FALSE(toulouse.is_inferred);

    CHECK(match("94528", "RUNGIS CEDEX", cedex).code == '0');
    CHECK(match("92925", "PARIS LA DEFENSE", cedex).line() == "92925 PARIS LA DEFENSE CEDEX");

    const TownMatch blagnac = match("31068", "BLAGNAC", cedex); // served by the office of Toulouse
    CHECK(blagnac.line() == "31068 TOULOUSE CEDEX 7");
    CHECK(blagnac.locality == "BLAGNAC");
    CHECK(has(blagnac, Reason::town_to_l5));

    // A town of another département does not become CEDEX.
    CHECK(match("31068", "RENNES", cedex).code != '5');
}

TEST_CASE("Two postcodes leave the choice to people", "[rnvp]") {
    LastLine line = read_last_line("64000", "ARTIX");
    line.other_code = "64121";
    const TownMatch got = match_town(line, embedded_reference().places, {});
    CHECK(got.code == '8');
    CHECK(has(got, Reason::two_postcodes));
    CHECK(std::find(got.candidates.begin(), got.candidates.end(), "64170 ARTIX") !=
          got.candidates.end());
}

TEST_CASE("Explaining tells each rule, and nobody pays when nobody listens", "[rnvp]") {
    std::vector<std::string> steps;
    (void)match_town(read_last_line("35570", "ETRELLES"), embedded_reference().places, {},
                     [&](std::string step) { steps.push_back(std::move(step)); });
    REQUIRE(steps.size() == 2);
    CHECK(steps[0] == "35570 is no postcode");
    CHECK(steps[1] == "35570 is one slip away from 35370, the postcode of ETRELLES");
}
