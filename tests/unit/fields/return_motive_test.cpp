#include "catch.hpp"

#include <bdd/fields/return_motive.hpp>

#include <string>

using bdd::fields::parse_return_motive;
using bdd::fields::read_return_motive;
using bdd::fields::ReturnMotive;

TEST_CASE("The boxes of the label are read by their number", "[fields]") {
    CHECK(read_return_motive("1") == ReturnMotive::address);
    CHECK(read_return_motive(" 02 ") == ReturnMotive::unknown);
    CHECK(read_return_motive("Motif n° 3") == ReturnMotive::refused);
    CHECK(read_return_motive("PND 4") == ReturnMotive::unclaimed);
    CHECK(read_return_motive("=\"2\"") == ReturnMotive::unknown);
    CHECK_FALSE(read_return_motive("5"));
    CHECK_FALSE(read_return_motive("0"));
    CHECK_FALSE(read_return_motive("12"));
    CHECK_FALSE(read_return_motive("1 2"));
}

TEST_CASE("The words of the label are read whatever their accents, case and signs", "[fields]") {
    CHECK(read_return_motive("Défaut d'accès ou d'adressage") == ReturnMotive::address);
    CHECK(read_return_motive("DEFAUT D’ACCES OU D’ADRESSAGE") == ReturnMotive::address);
    CHECK(read_return_motive("Destinataire inconnu à l'adresse") == ReturnMotive::unknown);
    CHECK(read_return_motive("N.P.A.I.") == ReturnMotive::unknown);
    CHECK(read_return_motive("npai") == ReturnMotive::unknown);
    CHECK(read_return_motive("N'habite pas à l'adresse indiquée") == ReturnMotive::unknown);
    CHECK(read_return_motive("Pli refusé par le destinataire") == ReturnMotive::refused);
    CHECK(read_return_motive("PLI AVISÉ ET NON RÉCLAMÉ") == ReturnMotive::unclaimed);
    CHECK(read_return_motive("non-réclamé") == ReturnMotive::unclaimed);
    CHECK(read_return_motive("2 - Destinataire inconnu") == ReturnMotive::unknown);
}

TEST_CASE("An unknown street is a fault of the address, an unknown person is not", "[fields]") {
    CHECK(read_return_motive("Adresse inconnue") == ReturnMotive::address);
    CHECK(read_return_motive("rue inexistante") == ReturnMotive::address);
    CHECK(read_return_motive("Société inconnue") == ReturnMotive::unknown);
    CHECK(read_return_motive("parti sans laisser d'adresse") == ReturnMotive::unknown);
}

TEST_CASE("What says nothing of a return, or two things, is no motive", "[fields]") {
    CHECK_FALSE(read_return_motive(""));
    CHECK_FALSE(read_return_motive(" - "));
    CHECK_FALSE(read_return_motive("voir avec le facteur"));
    CHECK_FALSE(read_return_motive("Accès refusé"));
    CHECK_FALSE(read_return_motive("2 - pli refusé"));
    CHECK(read_return_motive("NPAI, vu le 3 mars") == ReturnMotive::unknown);
}

TEST_CASE("Keywords of motives go both ways", "[fields]") {
    for (const ReturnMotive motive : bdd::fields::k_return_motives) {
        CHECK(parse_return_motive(keyword(motive)) == motive);
    }
    CHECK_FALSE(parse_return_motive("npai"));
}
