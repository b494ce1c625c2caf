#include "catch.hpp"
#include "layout.hpp"

using namespace bdd;
using intake::test::fields_of;
using intake::test::Layout;

namespace {

const std::vector<Layout> k_traps = {
    {"nom beside prénom",
     "Nom|Prénom|Société",
     {"ROY|Anne|Roy SAS"},
     "last_name|first_name|company"},
    {"nom alone beside a SIRET",
     "Nom|SIRET|Ville",
     {"Exemplis|55205902400018|Lyon", "Dumas|73282932000074|Lille"},
     "company|siret|town"},
    {"nom with legal forms",
     "Nom|Email",
     {"SARL Dumas|info@dumas.fr", "Roy S.A.S.|contact@roy.fr", "Garage Petit|garage@free.fr"},
     "company|email"},
    {"nom of whole persons",
     "Nom|Société|Email",
     {"Anne Roy|Roy SAS|anne.roy@roy.fr", "Luc Le Blin|Blin|luc.leblin@blin.fr"},
     "full_name|company|email"},
    {"nom of whole persons, told by the e-mails",
     "Nom|Email|Ville",
     {"Anne Roy|anne.roy@roy.fr|Lyon", "Luc Blin|lblin@blin.fr|Brest"},
     "full_name|email|town"},
    {"nom of single words beside civility",
     "Civilité|Nom|Société",
     {"M.|BLIN|Blin SARL", "Mme|LE GALL|Roy SAS"},
     "civility|last_name|company"},
    {"nom with civilities",
     "Nom|Tel",
     {"M. Luc BLIN|0298000001", "Mme Anne Roy|0144556677"},
     "full_name|phone"},
    {"nom of the company beside the person's",
     "Nom|Nom du contact|Prénom du contact",
     {"Dumas|Blin|Luc"},
     "company|last_name|first_name"},
    {"nom complet", "Nom complet|Entreprise", {"Anne Roy|Roy SAS"}, "full_name|company"},
    {"nom de la société",
     "Nom de la société|Nom du contact",
     {"Roy SAS|Blin"},
     "company|last_name"},
    {"contact as a person", "Société|Contact", {"Roy SAS|Anne Roy"}, "company|full_name"},
    {"contact as an e-mail", "Société|Contact", {"Roy SAS|anne@roy.fr"}, "company|email"},
    {"contact as a phone", "Société|Contact", {"Roy SAS|01 44 55 66 77"}, "company|phone"},
    {"titre as civility",
     "Titre|Nom|Prénom",
     {"M.|Blin|Luc", "Mme|Roy|Anne"},
     "civility|last_name|first_name"},
    {"titre as job",
     "Titre|Nom|Prénom",
     {"Directeur|Blin|Luc", "DAF|Roy|Anne"},
     "job_title|last_name|first_name"},
    {"poste as extension",
     "Nom|Prénom|Poste",
     {"Blin|Luc|4512", "Roy|Anne|4513"},
     "last_name|first_name|-"},
    {"poste as job",
     "Nom|Prénom|Poste",
     {"Blin|Luc|Chef de projet"},
     "last_name|first_name|job_title"},
    {"adresse with everything",
     "Société|Adresse",
     {"Roy SAS|3 rue du Bac, 75007 Paris", "Blin|4 quai du Port 29200 BREST"},
     "company|full_address"},
    {"adresse of messages",
     "Adresse e-mail|Adresse|Adresse 2",
     {"a@b.fr|3 rue du Bac|BP 12"},
     "email|address_1|address_2"},
    {"adresse that is an e-mail",
     "Nom|Prénom|Adresse",
     {"Roy|Anne|a@b.fr"},
     "last_name|first_name|email"},
    {"code that repeats", "Code|Société", {"A|Roy SAS", "A|Blin", "B|Dumas"}, "-|company"},
    {"code client with holes",
     "Code client|Société",
     {"C1|Roy SAS", "|Blin", "|Dumas", "C4|Petit"},
     "-|company"},
    {"SIRET of nine digits",
     "Siret|Société",
     {"552059024|Roy SAS", "732829320|Blin"},
     "siren|company"},
    {"SIRET of both lengths",
     "Siret|Société",
     {"552059024|Roy SAS", "73282932000074|Blin"},
     "siren_siret|company"},
    {"SIRET spoilt by a spreadsheet",
     "Siret|Société",
     {"5,52E+13|Roy SAS", "7,33E+13|Blin"},
     "siret|company"},
    {"staff numbers", "Société|Effectif", {"Roy SAS|12", "Blin|250", "Dumas|3"}, "company|staff"},
    {"staff codes under a plain name",
     "Société|Effectif",
     {"Roy SAS|12", "Blin|03", "Dumas|NN"},
     "company|staff_band"},
    {"staff bands in words",
     "Société|Tranche d'effectif",
     {"Roy SAS|10 à 19 salariés", "Blin|250 à 499 salariés"},
     "company|staff"},
    {"pupils are no staff", "Société|Nombre d'élèves", {"Ecole|120"}, "company|-"},
    {"inscrit with dates", "Email|Inscrit", {"a@b.fr|12/03/2024"}, "email|-"},
    {"inscrit with words", "Email|Inscrit", {"a@b.fr|oui", "c@d.fr|non"}, "email|opt_in"},
    {"désinscrit is the opposite",
     "Email|Désinscrit|Inscrit le",
     {"a@b.fr|oui|12/03/2024"},
     "email|-|-"},
    {"dates",
     "Email|Date de création|Date de modification",
     {"a@b.fr|01/02/2020|03/04/2024"},
     "email|-|updated_on"},
    {"CP with towns", "CP|Société", {"75007 PARIS|Roy SAS", "29200 BREST|Blin"}, "town|company"},
    {"postcode and town exchanged",
     "Code postal|Ville",
     {"Paris|75007", "Brest|29200", "Lyon|69003"},
     "town|postcode"},
    {"phone full of e-mails",
     "Société|Téléphone",
     {"Roy SAS|a@b.fr", "Blin|c@d.fr"},
     "company|email"},
    {"e-mail full of phones",
     "Société|Email",
     {"Roy SAS|0144556677", "Blin|0298000001"},
     "company|phone"},
    {"VAT number of another kind", "Société|N° TVA", {"Roy SAS|20 %", "Blin|20 %"}, "company|-"},
    {"phones of abroad stay",
     "Société|Tél.",
     {"Roy SAS|+32 2 555 12 12", "Blin|+41 22 555 12 12"},
     "company|phone"},
    {"empty columns keep their names",
     "Société|Email|Portable|",
     {"Roy SAS||-|", "Blin||NC|"},
     "company|email|mobile|-"},
    {"repeated columns",
     "Email|Email_2|Ville|Ville_2|Tél|Tél_2",
     {"a@b.fr|c@d.fr|Lyon|Lille|0144556677|0298000001"},
     "email|email|town|-|phone|phone"},
    {"the fuller of two towns", "Localité|Commune", {"|Lyon", "|Brest"}, "-|town"},
    {"unknown name, evident cells",
     "Société|zone_17|xx",
     {"Roy SAS|a@b.fr|oui", "Blin|c@d.fr|non"},
     "company|email|-"},
    {"street in parts",
     "Société|N° voie|Type de voie|Nom de la voie|CP|Ville",
     {"Roy SAS|3|rue|du Bac|75007|Paris"},
     "company|address_1|address_1|address_1|postcode|town"},
    {"street whole and in parts",
     "Adresse|N° voie|Type de voie|Nom de la voie",
     {"3 rue du Bac|3|rue|du Bac"},
     "address_1|-|-|-"},
};

} // namespace

TEST_CASE("ambiguous and lying names are decided by cells and neighbours", "[intake]") {
    for (const Layout& layout : k_traps) {
        INFO(layout.title);
        CHECK(fields_of(intake::test::map(layout)) == layout.fields);
    }
}

TEST_CASE("a file without header is mapped by its cells", "[intake]") {
    const auto mapping = intake::test::map(
        {"",
         "column_1|column_2|column_3|column_4|column_5|column_6|column_7|column_8|column_9|column_"
         "10",
         {"Mme|Anne|ROY|Roy SAS|3 rue du Bac|75007|PARIS|0144556677|anne.roy@roy.fr|"
          "55205902400018",
          "M.|Luc|BLIN|Garage Blin|4 quai du Port|29200|BREST|0298000001|lblin@blin.fr|"
          "73282932000074",
          "M.|Luc|PETIT|SARL Petit|12 av Foch|69006|LYON|0478000001|petit@petit.fr|"
          "19753480300014"},
         ""});
    CHECK(fields_of(mapping) == "civility|first_name|last_name|company|address_1|postcode|town|"
                                "phone|email|siret");
    for (const auto& column : mapping) {
        CHECK(column.origin == intake::MappingOrigin::content);
        CHECK(column.confidence_percent >= 55);
    }
}

TEST_CASE("INSEE codes of communes are not taken for postcodes", "[intake]") {
    CHECK(fields_of(intake::test::map({"",
                                       "column_1|column_2|column_3",
                                       {"35016|35580|Baulon", "35050|35190|Cardroc",
                                        "35076|35310|Chavagne", "35081|35310|Cintré"},
                                       ""})) == "-|postcode|town");
}

TEST_CASE("the user's rules win over saved ones, names and cells", "[intake]") {
    using model::Field;
    const Layout layout{"", "Société|Mail|Divers", {"Roy SAS|a@b.fr|x"}, ""};
    const auto mapping =
        intake::test::map(layout, {{"divers", Field::company}, {"MAIL", Field::ignore}},
                          {{"Mail", Field::email}, {"Société", Field::company}});
    CHECK(fields_of(mapping) == "-|ignore|company");
    CHECK(mapping[1].origin == intake::MappingOrigin::given);
    CHECK(mapping[2].confidence_percent == 100);
    const auto saved = intake::test::map(layout, {}, {{"Divers", Field::town}});
    CHECK(saved[2].field == Field::town);
    CHECK(saved[2].origin == intake::MappingOrigin::saved);
}

TEST_CASE("columns without samples are mapped by name", "[intake]") {
    const std::vector<std::string> columns = {"Code_Postal", "Tél. portable", "nom de l'entreprise",
                                              "E-mail pro"};
    CHECK(fields_of(intake::map_columns(columns, {}, {}, {})) == "postcode|mobile|company|email");
    CHECK(intake::map_columns({}, {}, {}, {}).empty());
}
