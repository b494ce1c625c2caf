#include "catch.hpp"

#include <bdd/fields/company_name.hpp>

#include <string>

using namespace bdd::fields;

TEST_CASE("the legal form is found before, after and in brackets", "[fields]") {
    struct Case {
        const char* cell;
        const char* form;
        const char* key;
        const char* loose;
    };
    const Case cases[] = {
        {"S.A.R.L. DUPONT & FILS", "SARL", "DUPONT ET FILS", "DUPONT FILS"},
        {"Dupont&Fils SARL", "SARL", "DUPONT ET FILS", "DUPONT FILS"},
        {"LES ETOUBLES (SCEA)", "SCEA", "LES ETOUBLES", "ETOUBLES"},
        {"S A R L Martin", "SARL", "MARTIN", "MARTIN"},
        {"Dupont - SARL", "SARL", "DUPONT", "DUPONT"},
        {"Le Comptoir SARL (en liquidation)", "SARL", "LE COMPTOIR EN LIQUIDATION", "COMPTOIR"},
        {"SA", "", "SA", "SA"},
        {"SAS", "", "SAS", "SAS"},
        {"(S.A.R.L.)", "", "S A R L", "SARL"},
        {"Société Générale", "", "SOCIETE GENERALE", "GENERALE"},
        {"Groupe La Poste", "", "GROUPE LA POSTE", "POSTE"},
        {"ETS MARTIN", "", "ETS MARTIN", "MARTIN"},
        {"LA SOCIETE", "", "LA SOCIETE", "LA SOCIETE"},
        {"L’Oréal", "", "L OREAL", "OREAL"},
        {"3M France", "", "3M FRANCE", "3M FRANCE"},
        {"GIE AXA", "GIE", "AXA", "AXA"},
        {"SAINT-GOBAIN ISOVER", "", "SAINT GOBAIN ISOVER", "SAINT GOBAIN ISOVER"},
        {"SA D'HLM LES FOYERS", "SA", "LES FOYERS", "FOYERS"},
        {"Les Foyers, SA d’HLM", "SA", "LES FOYERS", "FOYERS"},
        {"Société par actions simplifiée Dupont", "SAS", "DUPONT", "DUPONT"},
        {"Müller GmbH & Co. KG", "GMBH", "MULLER", "MULLER"},
        {"Association des Parents", "ASSOCIATION", "DES PARENTS", "PARENTS"},
        {"Barilla S.p.A.", "SPA", "BARILLA", "BARILLA"},
        {"", "", "", ""},
        {"--", "", "", ""},
    };
    for (const Case& one : cases) {
        INFO(one.cell);
        const CompanyName company = read_company_name(one.cell);
        CHECK(company.legal_form == one.form);
        CHECK(company.key == one.key);
        CHECK(company.loose_key == one.loose);
    }
}

TEST_CASE("words that only resemble a legal form stay in the name", "[fields]") {
    // The railway is no SNC, a spa no Italian company, SASI no SAS.
    for (const char* cell : {"S.N.C.F.", "Hôtel & Spa", "Thermes Marins Spa", "HOTEL SPA", "SASI",
                             "Samsic", "Eiffage", "AG Peinture", "Le Bar à SL Club"}) {
        INFO(cell);
        CHECK(read_company_name(cell).legal_form.empty());
    }
}

TEST_CASE("a company's name is tidied and loses nothing", "[fields]") {
    CHECK(read_company_name("  S.A.R.L.\u00A0 DUPONT &\tFILS ").name == "S.A.R.L. DUPONT & FILS");
    CHECK(read_company_name("E.D.F.").loose_key == read_company_name("EDF").loose_key);
    CHECK(read_company_name("E.D.F.").key == "E D F");
}

TEST_CASE("spellings of one company meet in one key", "[fields]") {
    const char* same[] = {"SARL Dupont & Fils", "DUPONT ET FILS S.A.R.L", "Dupont et fils (SARL)",
                          "S.A.R.L. DUPONT ET FILS", "Sarl DUPONT-ET-FILS"};
    for (const char* cell : same) {
        CHECK(read_company_name(cell).key == "DUPONT ET FILS");
        CHECK(read_company_name(cell).legal_form == "SARL");
    }
}

TEST_CASE("Quotes around a whole company name go, others stay", "[fields]") {
    const auto name = [](std::string_view cell) {
        return bdd::fields::read_company_name(cell).name;
    };
    CHECK(name("\"Le Comptoir des Métiers\"") == "Le Comptoir des Métiers");
    CHECK(name("« Le Comptoir »") == "Le Comptoir");
    CHECK(name("\u201CLe Comptoir\u201D") == "Le Comptoir");
    CHECK(name("SARL \"Le Comptoir\"") == "SARL \"Le Comptoir\"");
    CHECK(name("\"A\" et \"B\"") == "\"A\" et \"B\"");
    CHECK(name("\"\"") == "\"\"");
    CHECK(name("\"") == "\"");
}
