#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/reference_header.hpp>

#include <string>

namespace rnvp = bdd::rnvp;
using rnvp::ReferenceColumn;
using rnvp::ReferenceKind;

namespace {

std::optional<rnvp::ReferenceHeader> read(const std::string& row, char separator = ';') {
    const auto cells = bdd::text::split(row, separator);
    return rnvp::recognise_header(cells);
}

int place(const std::optional<rnvp::ReferenceHeader>& header, ReferenceColumn column) {
    return header->columns[static_cast<std::size_t>(column)];
}

} // namespace

TEST_CASE("the postcode base of La Poste is known in every layout seen", "[rnvp]") {
    const auto of_2020 = read("Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;"
                              "Libellé_d_acheminement;coordonnees_gps");
    REQUIRE(of_2020);
    CHECK(of_2020->kind == ReferenceKind::hexasmal);
    CHECK(place(of_2020, ReferenceColumn::line5) == 3);
    CHECK(place(of_2020, ReferenceColumn::label) == 4);
    const auto copy = read("code_commune_insee,nom_de_la_commune,code_postal,"
                           "libelle_d_acheminement,lieux-fuisonés,latitude,longitude",
                           ',');
    REQUIRE(copy);
    CHECK(place(copy, ReferenceColumn::line5) == 4);
    const auto of_2014 =
        read("code commune INSEE   ;nom de la commune ;code postal ;libellé d’acheminement");
    REQUIRE(of_2014);
    CHECK(of_2014->kind == ReferenceKind::hexasmal);
    CHECK_FALSE(of_2014->has(ReferenceColumn::line5));
    CHECK_FALSE(read("Code_commune_INSEE;Nom_commune;Code_postal"));
}

TEST_CASE("the BAN is not taken for La Poste, whose columns it has too", "[rnvp]") {
    const auto header =
        read("id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;"
             "code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;"
             "nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;"
             "certification_commune;cad_parcelles");
    REQUIRE(header);
    CHECK(header->kind == ReferenceKind::ban);
    CHECK(place(header, ReferenceColumn::insee) == 6);
    CHECK(place(header, ReferenceColumn::printed) == 18);
}

TEST_CASE("SIRENE is known by name of column, old, new and in lower case", "[rnvp]") {
    for (const char* const row :
         {"siret,codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement",
          "siret,dernierNumeroVoieEtablissement,codecommuneetablissement,codecedexetablissement,"
          "libellecedexetablissement,identifiantAdresseEtablissement"}) {
        const auto header = read(row, ',');
        REQUIRE(header);
        CHECK(header->kind == ReferenceKind::sirene);
        CHECK_FALSE(header->has(ReferenceColumn::second_cedex));
    }
    const auto sentences = read("Quatrième ligne de l’adressage de l’établissement;"
                                "Sixième ligne de l’adressage de l’établissement;Code CEDEX;"
                                "Département et commune de localisation");
    REQUIRE(sentences);
    CHECK(sentences->kind == ReferenceKind::sirene_l2);
    CHECK(place(sentences, ReferenceColumn::cedex_label) == 1);
    CHECK(place(sentences, ReferenceColumn::insee) == 3);
}

TEST_CASE("tables of CEDEX codes, aliases and BANO are known, other tables are not", "[rnvp]") {
    const auto cedex = read("Code Postal / CEDEX;Libellé;Code INSEE;Type de code;"
                            "Nom de la commune;Nom du département;NOM EPCI;Nom de la région");
    REQUIRE(cedex);
    CHECK(cedex->kind == ReferenceKind::cedex);
    const auto alias = read("To\tFrom", '\t');
    REQUIRE(alias);
    CHECK(place(alias, ReferenceColumn::from) == 1);
    const auto bano = read("2A001A003J-1,1,Lotissement U Furellu,20167,Afa,CAD,41.98,8.80", ',');
    REQUIRE(bano);
    CHECK(bano->kind == ReferenceKind::bano);
    CHECK_FALSE(read("2A001A003J-1,1,Lotissement U Furellu,20167,Afa,CAD,41.98", ','));
    CHECK_FALSE(read("nom;prénom;email"));
    CHECK_FALSE(read(""));
    CHECK_FALSE(rnvp::recognise_header({}));
}
