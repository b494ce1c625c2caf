#include "intake/cell_shapes.hpp"

#include "catch.hpp"

using bdd::intake::Shape;
using bdd::intake::shapes_of;

namespace {

bool is(std::string_view cell, Shape shape) {
    return shapes_of(cell).has(shape);
}

} // namespace

TEST_CASE("phones are told from ids and dates", "[intake]") {
    for (const char* cell :
         {"0144556677", "01.44.55.66.77", "+33 (0)1 44 55 66 77", "0033144556677", "33144556677",
          "01 44 55 66 77 / 06 12 34 56 78", "01 44 55 66 77 poste 12"}) {
        INFO(cell);
        CHECK(is(cell, Shape::phone));
        CHECK_FALSE(is(cell, Shape::mobile));
    }
    CHECK(is("+33612345678", Shape::mobile));
    CHECK_FALSE(is("55205902400018", Shape::phone));
    CHECK_FALSE(is("01/02/2024", Shape::phone_like));
    CHECK_FALSE(is("2024-02-01", Shape::phone_like));
    CHECK_FALSE(is("0044556677", Shape::phone));
}

TEST_CASE("keys of SIREN and SIRET are checked", "[intake]") {
    CHECK(is("552 059 024", Shape::siren));
    CHECK_FALSE(is("552059025", Shape::siren));
    CHECK(is("55205902400018", Shape::siret));
    CHECK_FALSE(is("55205902400013", Shape::siret));
    CHECK(is("35600000000048", Shape::siret));
    CHECK(is("35600000049837", Shape::siret));
    CHECK_FALSE(is("00000000000000", Shape::siret));
    CHECK(is("3,56E+13", Shape::long_id));
}

TEST_CASE("NAF and VAT numbers have their forms", "[intake]") {
    CHECK(is("62.01Z", Shape::naf));
    CHECK(is("6201z", Shape::naf));
    CHECK_FALSE(is("6201", Shape::naf));
    CHECK_FALSE(is("75007", Shape::naf));
    CHECK_FALSE(is("Z6201", Shape::naf));
    CHECK(is("FR 54 552059024", Shape::vat));
    CHECK_FALSE(is("FRANCE 2024", Shape::vat));
}

TEST_CASE("whole addresses, streets and town lines differ", "[intake]") {
    CHECK(is("3 rue du Bac, 75007 Paris", Shape::full_address));
    CHECK(is("ZI Nord 29200 BREST CEDEX 2", Shape::full_address));
    CHECK_FALSE(is("3 rue du Bac", Shape::full_address));
    CHECK(is("3 rue du Bac", Shape::street));
    CHECK(is("75007 Paris", Shape::postcode_town));
    CHECK(is("F-75007 Paris", Shape::postcode_town));
    CHECK(is("Brest (29200)", Shape::postcode_town));
    CHECK_FALSE(is("BP 90620", Shape::postcode_town));
    CHECK_FALSE(is("3 rue du Bac, 75007 Paris", Shape::postcode_town));
    CHECK_FALSE(is("1924 HÔTEL", Shape::street));
    CHECK(is("20000", Shape::postcode));
    CHECK(is("97400", Shape::postcode));
    CHECK_FALSE(is("99100", Shape::postcode));
    CHECK_FALSE(is("00100", Shape::postcode));
}

TEST_CASE("persons and companies differ", "[intake]") {
    CHECK(is("LE GALL", Shape::one_name));
    CHECK(is("Jean-Marc", Shape::one_name));
    CHECK(is("Anne de La Tour", Shape::full_name));
    CHECK(is("Mme Anne Roy", Shape::civility_name));
    CHECK(is("M.", Shape::civility));
    CHECK_FALSE(is("M Boulangerie", Shape::civility));
    CHECK(is("Roy S.A.R.L.", Shape::company_word));
    CHECK(is("Garage Petit", Shape::company_word));
    CHECK_FALSE(is("Garage Petit", Shape::full_name));
    CHECK_FALSE(is("SASkia Roy", Shape::company_word));
}

TEST_CASE("e-mails and web addresses differ", "[intake]") {
    CHECK(is("Anne Roy <anne@roy.fr>", Shape::email));
    CHECK(is("a@b.fr; c@d.fr", Shape::email));
    CHECK_FALSE(is("anne @ roy", Shape::email));
    CHECK_FALSE(is("@anne", Shape::email));
    CHECK(is("roy.fr", Shape::url));
    CHECK(is("http://www.roy.fr/a?b", Shape::url));
    CHECK_FALSE(is("S.A.R.L", Shape::url));
    CHECK_FALSE(is("anne@roy.fr", Shape::url));
    CHECK(is("https://fr.linkedin.com/in/x", Shape::social_url));
    CHECK(bdd::intake::host_of("https://www.roy.fr:8080/a") == "roy.fr");
}

TEST_CASE("what stands for an empty cell is empty", "[intake]") {
    for (const char* cell : {"-", "--", "NC", "n/a", "N.C.", "néant", "?", "NULL", "#N/A"}) {
        INFO(cell);
        CHECK(bdd::intake::stands_for_empty(cell));
    }
    CHECK_FALSE(bdd::intake::stands_for_empty("non"));
    CHECK_FALSE(bdd::intake::stands_for_empty("0"));
    CHECK_FALSE(bdd::intake::stands_for_empty("Nancy"));
}
