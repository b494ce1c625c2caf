#include "catch.hpp"

#include <bdd/intake/column_mapping.hpp>

#include <array>
#include <cstdint>
#include <string>

using namespace bdd;

namespace {

/// Small deterministic generator (xorshift).
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed) {}
    std::size_t below(std::size_t limit) {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state % limit;
    }

private:
    std::uint64_t m_state;
};

constexpr std::array<const char*, 24> k_names = {"Nom",
                                                 "Prénom",
                                                 "Contact",
                                                 "Société",
                                                 "Adresse",
                                                 "Adresse 2",
                                                 "CP",
                                                 "Ville",
                                                 "Titre",
                                                 "Poste",
                                                 "Code",
                                                 "Siret",
                                                 "Siren",
                                                 "Email",
                                                 "Tél",
                                                 "column_3",
                                                 "",
                                                 "Commune",
                                                 "N° voie",
                                                 "Rue",
                                                 "xx",
                                                 "SIREN_SIRET",
                                                 "Adresse complète",
                                                 "Nom complet"};
constexpr std::array<const char*, 18> k_cells = {"",
                                                 "-",
                                                 "Anne",
                                                 "ROY",
                                                 "Anne Roy",
                                                 "Mme Anne Roy",
                                                 "Garage Roy",
                                                 "75007",
                                                 "75007 Paris",
                                                 "Paris",
                                                 "3 rue du Bac",
                                                 "3 rue du Bac 75007 Paris",
                                                 "55205902400018",
                                                 "552059024",
                                                 "a@b.fr",
                                                 "0144556677",
                                                 "oui",
                                                 "\xF0\x9F\x98\x80"};

bool may_stand_often(model::Field field) {
    using model::Field;
    return field == Field::email || field == Field::phone || field == Field::mobile ||
           field == Field::ignore || field == Field::address_1; // address_1: parts of a line
}

} // namespace

TEST_CASE("any file gets a deterministic mapping with single fields once", "[intake]") {
    Random random(20261101);
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> columns(1 + random.below(12));
        std::vector<intake::ColumnSample> samples(columns.size());
        const std::size_t rows = random.below(5);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i] = k_names.at(random.below(k_names.size()));
            const std::size_t kind = random.below(k_cells.size());
            for (std::size_t row = 0; row < rows; ++row) {
                const bool same = random.below(3) != 0;
                samples[i].emplace_back(k_cells.at(same ? kind : random.below(k_cells.size())));
            }
        }
        const auto mapping = intake::map_columns(columns, samples, {}, {});
        const auto again = intake::map_columns(columns, samples, {}, {});
        REQUIRE(mapping.size() == columns.size());
        std::array<int, model::k_field_count> seen{};
        for (std::size_t i = 0; i < mapping.size(); ++i) {
            CHECK(mapping[i].column == columns[i]);
            CHECK(mapping[i].field == again[i].field);
            CHECK(mapping[i].confidence_percent >= 0);
            CHECK(mapping[i].confidence_percent <= 100);
            if (mapping[i].field) {
                CHECK(mapping[i].origin != intake::MappingOrigin::none);
                const bool first = ++seen.at(static_cast<std::size_t>(*mapping[i].field)) == 1;
                CHECK((first || may_stand_often(*mapping[i].field)));
            }
        }
    }
}
