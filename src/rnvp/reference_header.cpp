#include <bdd/core/text.hpp>
#include <bdd/rnvp/reference_header.hpp>

#include <algorithm>
#include <vector>

namespace bdd::rnvp {

namespace {

using Column = ReferenceColumn;
using Kind = ReferenceKind;

/// A column under one of its names: capitals and digits only; a name with '*' at its end stands for
/// all that begin so.
struct ColumnRule {
    Column column;
    bool is_needed;
    std::string_view names; ///< Separated by '|'.
};

constexpr std::array k_ban{
    ColumnRule{Column::number, true, "NUMERO"},
    ColumnRule{Column::street, true, "NOMVOIE"},
    ColumnRule{Column::postcode, true, "CODEPOSTAL"},
    ColumnRule{Column::insee, true, "CODEINSEE"},
    ColumnRule{Column::repetition, false, "REP"},
    ColumnRule{Column::old_name, false, "NOMANCIENNECOMMUNE"},
    ColumnRule{Column::line5, false, "NOMLD"},
    ColumnRule{Column::printed, false, "NOMAFNOR"},
    ColumnRule{Column::street_id, false, "ID"},
};
constexpr std::array k_hexasmal{
    ColumnRule{Column::insee, true, "CODECOMMUNEINSEE|CODEINSEE|INSEE|INSEECOM"},
    ColumnRule{Column::name, true, "NOMDELACOMMUNE|NOMCOMMUNE|NOMDECOMMUNE|COMMUNE"},
    ColumnRule{Column::postcode, true, "CODEPOSTAL|CP"},
    ColumnRule{Column::label, true,
               "LIBELLEDACHEMINEMENT|LIBELLEACHEMINEMENT|LIBELLEDELACHEMINEMENT"},
    ColumnRule{Column::line5, false, "LIGNE5|LIEUXFU*|LIEUDIT"},
};
constexpr std::array k_sirene{
    ColumnRule{Column::insee, true, "CODECOMMUNEETABLISSEMENT"},
    ColumnRule{Column::cedex, true, "CODECEDEXETABLISSEMENT"},
    ColumnRule{Column::cedex_label, true, "LIBELLECEDEXETABLISSEMENT"},
    ColumnRule{Column::second_insee, false, "CODECOMMUNE2ETABLISSEMENT"},
    ColumnRule{Column::second_cedex, false, "CODECEDEX2ETABLISSEMENT"},
    ColumnRule{Column::second_cedex_label, false, "LIBELLECEDEX2ETABLISSEMENT"},
};
constexpr std::array k_sirene_l2{
    ColumnRule{Column::cedex_label, true, "L6NORMALISEE|SIXIEMELIGNEDELADRESSAGE*"},
    ColumnRule{Column::cedex, true, "CEDEX|CODECEDEX*"},
    ColumnRule{Column::insee, false,
               "DEPCOM|COMET|CODECOMMUNE*|DEPARTEMENTETCOMMUNE*|"
               "COMMUNEDELOCALISATIONDELETABLISSEMENT"},
    ColumnRule{Column::department, false, "DEPET|DEPARTEMENTDELOCALISATIONDELETABLISSEMENT"},
};
constexpr std::array k_cedex{
    ColumnRule{Column::cedex, true, "CODEPOSTALCEDEX|CODECEDEX|CEDEX"},
    ColumnRule{Column::cedex_label, true, "LIBELLE|LIBELLECEDEX"},
    ColumnRule{Column::insee, true, "CODEINSEE|CODECOMMUNEINSEE|INSEE"},
    ColumnRule{Column::code_type, false, "TYPEDECODE"},
};
constexpr std::array k_alias{
    ColumnRule{Column::from, true, "FROM"},
    ColumnRule{Column::to, true, "TO"},
};

struct KindRule {
    Kind kind;
    std::span<const ColumnRule> columns;
};

/// The one with the most telling columns first: a file of the BAN has those of La Poste as well.
constexpr std::array k_kinds{
    KindRule{Kind::ban, k_ban},
    KindRule{Kind::sirene, k_sirene},
    KindRule{Kind::sirene_l2, k_sirene_l2},
    KindRule{Kind::hexasmal, k_hexasmal},
    KindRule{Kind::cedex, k_cedex},
    KindRule{Kind::alias, k_alias},
};

std::string folded(std::string_view name) {
    std::string key = text::key(name);
    key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    return key;
}

bool answers(std::string_view name, std::string_view rule) noexcept {
    if (!rule.empty() && rule.back() == '*') {
        rule.remove_suffix(1);
        return name.substr(0, rule.size()) == rule;
    }
    return name == rule;
}

/// Place of the first name of the rule that the file has; -1 for none.
int place_of(const ColumnRule& rule, const std::vector<std::string>& names) {
    for (const std::string_view wanted : text::split(rule.names, '|')) {
        const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return answers(name, wanted);
        });
        if (found != names.end()) {
            return static_cast<int>(found - names.begin());
        }
    }
    return -1;
}

ReferenceHeader empty_header(Kind kind) {
    ReferenceHeader header;
    header.kind = kind;
    header.columns.fill(-1);
    return header;
}

std::optional<ReferenceHeader> fit(const KindRule& kind, const std::vector<std::string>& names) {
    ReferenceHeader header = empty_header(kind.kind);
    for (const ColumnRule& rule : kind.columns) {
        const int place = place_of(rule, names);
        if (place < 0 && rule.is_needed) {
            return std::nullopt;
        }
        header.columns[static_cast<std::size_t>(rule.column)] = place;
    }
    return header;
}

/// "050010345E-12": code of the commune, of the street, its letter, the number.
bool is_bano_id(std::string_view id) noexcept {
    constexpr std::size_t k_street = 10;
    return id.size() > k_street + 1 && id[k_street] == '-' &&
           std::all_of(id.begin(), id.begin() + k_street,
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

} // namespace

std::string_view keyword(ReferenceKind kind) noexcept {
    constexpr std::array<std::string_view, 9> k_words{"hexasmal",    "ban",       "bano",
                                                      "sirene",      "sirene-l2", "cedex",
                                                      "cedex-hints", "communes",  "alias"};
    return k_words[static_cast<std::size_t>(kind)];
}

std::optional<ReferenceHeader> recognise_header(std::span<const std::string_view> first_row) {
    constexpr std::size_t k_bano_columns = 8;
    if (first_row.size() == k_bano_columns && is_bano_id(first_row[0]) &&
        text::all_digits(first_row[3])) {
        ReferenceHeader header = empty_header(Kind::bano);
        int place = 0;
        for (const Column column :
             {Column::street_id, Column::number, Column::street, Column::postcode, Column::name}) {
            header.columns[static_cast<std::size_t>(column)] = place++;
        }
        return header;
    }
    std::vector<std::string> names;
    names.reserve(first_row.size());
    std::transform(first_row.begin(), first_row.end(), std::back_inserter(names), folded);
    for (const KindRule& kind : k_kinds) {
        if (auto header = fit(kind, names)) {
            return header;
        }
    }
    return std::nullopt;
}

} // namespace bdd::rnvp
