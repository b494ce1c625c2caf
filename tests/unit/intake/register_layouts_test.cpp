#include "catch.hpp"
#include "layout.hpp"

using namespace bdd;
using intake::test::fields_of;
using intake::test::Layout;

namespace {

const std::vector<Layout> k_registers = {
    {"classified lodgings, 2017",
     "DATE DE CLASSEMENT|DATE DE PUBLICATION DE L'ETABLISSEMENT|TYPOLOGIE "
     "ETABLISSEMENT|CLASSEMENT|CATEGORIE|NOM COMMERCIAL|ADRESSE|CODE POSTAL|COMMUNE|TELEPHONE|"
     "COURRIEL|SITE INTERNET|TYPE DE SEJOUR|CAPACITE D'ACCUEIL (PERSONNES)|NOMBRE DE "
     "CHAMBRES|coordonnees",
     {"2015-03-07|2015-03-07|CAMPING|2 étoiles|Tourisme|CAMPING DES PINS|LIEU-DIT Les "
      "Pins|61350|SAINT-EXEMPLE|02 33 00 00 01|accueil@pins.fr|http://www.pins.fr/a.htm||120||"
      "48.47, -0.69",
      "2017-06-28|2017-06-28|HÔTEL|3 étoiles|-|1924 HÔTEL|10 rue du Pertuis|85360|LA "
      "BOURGADE|0251000002|info@h1924.com|h1924.com||62|37|46.34, -1.43"},
     "-|-|-|-|-|company|address_1|postcode|town|phone|email|website|-|-|-|ignore"},
    {"classified lodgings, 2026",
     "DATE DE CLASSEMENT|TYPOLOGIE ÉTABLISSEMENT|CLASSEMENT|CATÉGORIE|MENTION (villages de "
     "vacances)|NOM COMMERCIAL|ADRESSE|CODE POSTAL|COMMUNE|SITE INTERNET|TYPE DE SÉJOUR|NOMBRE "
     "D'UNITES D'HABITATION (résidences de tourisme)|classement prorogé",
     {"19/06/2023|HÔTEL DE TOURISME|3 étoiles|-|-|AUBERGE DU LAC|2 Rue Haute|38000|GRENOBLE|"
      "https://www.lac.fr/|-|-|non",
      "20/10/2021|HÔTEL DE TOURISME|4 étoiles|-|-|6 VH|12 boulevard Bas|75010|PARIS 10E "
      "ARRONDISSEMENT|-|-|-|non"},
     "-|-|-|-|-|company|address_1|postcode|town|website|-|-|-"},
    {"polluting sites",
     "Identifiant|Nom_Etablissement|Numero_SIRET|Adresse|Code_Postal|Commune|Departement|Region|"
     "Coordonnees_X|Coordonnees_Y|Code_APE|Libelle_APE|code_eprtr|libelle_eprtr",
     {"068.00001|EXEMPLIS|55205902400018|7 avenue Haute|82000|MONTAUBAN|TARN-ET-GARONNE|"
      "MIDI-PYRENEES|521760|1891693|0111Z|Culture|5.(b)|Installations",
      "56000002|GAEC DU PRE|73282932000074|LE PRE|56500|NAIZIN|MORBIHAN|BRETAGNE|214450|2344825|"
      "0146Z|Elevage|7.(a)|Elevage"},
     "external_id|company|siret|address_1|postcode|town|-|-|ignore|ignore|naf|-|-|-"},
    {"schools",
     "Identifiant_de_l_etablissement|Nom_etablissement|Type_etablissement|Statut_public_prive|"
     "Adresse_1|Adresse_2|Adresse_3|Code postal|Code_commune|Nom_commune|Code_departement|"
     "Ecole_maternelle|Telephone|Fax|Web|Mail|SIREN_SIRET|Nombre_d_eleves|Fiche_onisep|position|"
     "Libelle_region|latitude|nom_circonscription|date_ouverture|date_maj_ligne|etat|code_nature|"
     "libelle_nature",
     {"0350001A|Ecole des Lilas|Ecole|Public|6 rue Haute||35580 BAULON|35580|35016|Baulon|035|1|"
      "0299000001|02 99 00 00 09||ecole1@exemple.fr|21350016800025|143|"
      "https://www.onisep.fr/a|47.98, -1.92|Bretagne|47.98|Bruz|1965-10-01|2023-06-08|OUVERT|151|"
      "ECOLE",
      "0350002B|Collège du Pré|Collège|Public|7 rue Basse|BP 7103|35190 CARDROC|35190|35050|"
      "Cardroc|035|0|0299000002|||college2@exemple.fr|21350050700024|63||48.28, "
      "-1.88|Bretagne|48.28|Bruz|1965-10-01|2023-06-09|OUVERT|340|COLLEGE"},
     "external_id|company|-|-|address_1|address_2|-|postcode|-|town|-|-|phone|ignore|website|email|"
     "siren_siret|-|-|-|-|ignore|-|-|updated_on|-|-|-"},
    {"universities",
     "identifiant interne|libellé|sigle|type d'établissement|localisation|site "
     "internet|géolocalisation|uai - identifiant|siret|siren|rna|Identifiant "
     "wikidata|Elément wikidata|Identifiant ROR|Identifiant PIC|date_creation|Code "
     "commune|Commune|Unité urbaine|Département|Code région|Mention distribution|Adresse|Lieu "
     "dit|Boite postale|Code postal|Localité|Pays|Numéro de téléphone|compte_facebook|hal|Site "
     "internet en anglais|inscrits|Effectifs d'étudiants inscrits 2010-11",
     {"0Ab5|Collège d'Exemple|CEX|Grand établissement|IdF>Paris|https://www.cex.fr/|48.8, "
      "2.3|0753480A|19753480300014|197534803||Q1|https://www.wikidata.org/entity/Q1|04ex24z53|"
      "993750063|1530|75105|Paris 5e|Paris|Paris|R11||11 place Haute||BP 3|75231|Paris CEDEX "
      "05|France|+33144000001|https://www.facebook.com/cex|https://hal-cex.fr/|"
      "https://www.cex.fr/en|https://data.fr/1|32215",
      "0Ab6|Institut d'Exemple||École|IdF>Fontainebleau|http://www.iex.fr/|48.4, "
      "2.6|0771077C|77570339000010|775703390||Q2|https://www.wikidata.org/entity/Q2|00ghzk478|"
      "999902579|1957|77186|Fontainebleau|Paris|Seine-et-Marne|R11||Boulevard "
      "Bas|COLLINE||77305|Fontainebleau|France|+33160000002||https://hal-iex.fr||"
      "https://data.fr/2|"},
     "external_id|company|-|-|-|website|ignore|-|siret|siren|-|-|-|-|-|-|-|-|-|-|-|-|"
     "address_1|address_2|address_3|postcode|town|country|phone|-|-|-|-|-"},
};

} // namespace

TEST_CASE("columns of public registers get their fields", "[intake]") {
    for (const Layout& layout : k_registers) {
        INFO(layout.title);
        CHECK(fields_of(intake::test::map(layout)) == layout.fields);
    }
}

TEST_CASE("a postcode and town in an address line serve only when nothing else does", "[intake]") {
    const Layout with{
        "", "Adresse 1|Adresse 3|CP|Ville", {"6 rue Haute|35580 BAULON|35580|Baulon"}, ""};
    CHECK(fields_of(intake::test::map(with)) == "address_1|-|postcode|town");
    const Layout without{"", "Adresse 1|Adresse 3", {"6 rue Haute|35580 BAULON"}, ""};
    const auto mapping = intake::test::map(without);
    CHECK(fields_of(mapping) == "address_1|town");
    CHECK(mapping[1].origin == intake::MappingOrigin::content);
}
