#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// Official files, and one of the user's own.
enum class ReferenceKind : std::uint8_t {
    hexasmal,    ///< Postcodes of La Poste.
    ban,         ///< Base Adresse Nationale: streets and numbers.
    bano,        ///< OpenStreetMap's, without a header.
    sirene,      ///< Establishments: CEDEX codes with labels.
    sirene_l2,   ///< The same before 2019, with the lines of addresses.
    cedex,       ///< Table of CEDEX codes with labels.
    cedex_hints, ///< JSON: codes with one commune each.
    communes,    ///< JSON: the official code of geography.
    alias,       ///< from;to of the user.
};

/// Stable keyword, as LoadedBase::kind has it: "hexasmal", "sirene-l2", "cedex-hints" …
[[nodiscard]] std::string_view keyword(ReferenceKind kind) noexcept;

/// What a column of a reference file says.
enum class ReferenceColumn : std::uint8_t {
    insee,
    name,
    postcode,
    label,    ///< Of line 6.
    line5,    ///< Old commune or hamlet.
    old_name, ///< Old commune, in the BAN.
    number,
    repetition,
    street,
    printed, ///< Label of 32 signs.
    street_id,
    cedex,
    cedex_label,
    code_type,
    department, ///< Of a commune code in two columns.
    second_insee,
    second_cedex,
    second_cedex_label,
    from,
    to,
};
inline constexpr std::size_t k_reference_columns =
    static_cast<std::size_t>(ReferenceColumn::to) + 1;

/// A kind, and where its columns stand in this file.
struct ReferenceHeader {
    ReferenceKind kind = ReferenceKind::hexasmal;
    std::array<int, k_reference_columns> columns{}; ///< -1: the file has no such column.

    [[nodiscard]] bool has(ReferenceColumn column) const noexcept {
        return columns[static_cast<std::size_t>(column)] >= 0;
    }
    /// The cell of a column; empty when the column or the cell is not there.
    [[nodiscard]] std::string_view cell(ReferenceColumn column,
                                        std::span<const std::string_view> row) const noexcept {
        const int place = columns[static_cast<std::size_t>(column)];
        return place < 0 || static_cast<std::size_t>(place) >= row.size()
                   ? std::string_view()
                   : row[static_cast<std::size_t>(place)];
    }
};

/// Recognises the first row of a table, in UTF-8, whatever the order, the spelling (case, accents,
/// signs and spaces do not count) and the further columns. A file of BANO has no header: its first
/// address is recognised. Nothing for any other row.
[[nodiscard]] std::optional<ReferenceHeader>
recognise_header(std::span<const std::string_view> first_row);

} // namespace bdd::rnvp
