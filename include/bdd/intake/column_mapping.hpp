#pragma once

#include <bdd/model/field.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// From columns of a file to fields of a record: by the names, then by what the cells hold.
namespace bdd::intake {

/// Why a column got its field.
enum class MappingOrigin : std::uint8_t { given, saved, header, content, none };
[[nodiscard]] std::string_view keyword(MappingOrigin origin) noexcept;

struct MappedColumn {
    std::string column;                ///< As in Dialect::columns.
    std::optional<model::Field> field; ///< Nothing: unknown, kept as raw cell only.
    MappingOrigin origin = MappingOrigin::none;
    int confidence_percent = 0; ///< Of the evidence, also of that against a field.
};
using ColumnMapping = std::vector<MappedColumn>;

/// Sample of one column: up to a few hundred cells from the whole file's beginning, as UTF-8.
using ColumnSample = std::vector<std::string>;

/// One `--map column=field` of the user, or a line of a saved mapping.
struct MappingRule {
    std::string column; ///< Compared folded.
    model::Field field;
};

/// Field for a column name by the French and English dictionary in data/column_names.tsv; accents,
/// case, _ - . folded; "E-mail pro", "Tél. portable", "Code_Postal", "nom de l'entreprise".
[[nodiscard]] std::optional<model::Field> field_of_name(std::string_view column);

/// True when the dictionary knows the folded name, also as a name without field ("commentaire"):
/// evidence for a header row.
[[nodiscard]] bool is_known_name(std::string_view folded);

/// Maps every column: user's rules, then the saved ones, then the dictionary, then content
/// (e-mails, SIRET, phones, postcodes, whole addresses, first names, NAF …). A field that may stand
/// only once goes to the best column (name before content, fuller before emptier); e-mail, phone
/// and mobile may come from several columns, in file order. So may address_1, when no column holds
/// the whole street line: its columns are then the parts of it (number, "bis", street type, street
/// name), to be joined by one blank in file order. A column that only repeats others (a whole name
/// beside first and last name) gets no field. Samples are aligned by rows. Consistency between
/// columns decides doubtful names: "nom" beside "prénom" is a last name, alone beside SIRET or
/// address a company; "nom" whose cells hold two words with a civility or a first name is a full
/// name; an address column whose cells hold a postcode is a full address. A contradiction by
/// content (a column "téléphone" full of e-mails) overrides a name, with origin content. Pure and
/// deterministic.
[[nodiscard]] ColumnMapping map_columns(std::span<const std::string> columns,
                                        std::span<const ColumnSample> samples,
                                        std::span<const MappingRule> given,
                                        std::span<const MappingRule> saved);

/// Reads "column=field"; throws Errc::usage for a missing =, an unknown field (with suggestion) or,
/// when `columns` is not empty, an unknown column (with suggestion).
[[nodiscard]] MappingRule parse_rule(std::string_view text, std::span<const std::string> columns);

} // namespace bdd::intake
