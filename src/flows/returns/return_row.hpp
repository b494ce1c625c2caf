#pragma once

#include "flows/returns/letter_finder.hpp"
#include "flows/returns/return_columns.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/fields/quantity.hpp>
#include <bdd/fields/reading.hpp>
#include <bdd/fields/return_motive.hpp>
#include <bdd/model/record.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// The contact that a reference on a piece of mail names: "C0000012", also as scanned or typed: in
/// small letters, with blanks, behind "Réf.", as ="C0000012". A bare number names nobody: it may be
/// the number of a customer elsewhere.
[[nodiscard]] std::optional<model::ContactId> read_reference(std::string_view cell);

/// One row of a file of returned mail. The views are those of the cells.
struct ReturnRow {
    std::string_view ref; ///< Empty: none was given.
    PieceLines lines;
    bool has_lines = false; ///< Enough of them to find a contact by.
    std::string said;       ///< The motive as it stands there; empty: none was given.
    std::optional<fields::ReturnMotive> motive;
    std::string_view date; ///< As it stands there, when it cannot be read; else empty.
    std::optional<Date> returned_on;
    fields::Repairs repairs;

    /// One that is not known counts as a fault of the address.
    [[nodiscard]] fields::ReturnMotive effective_motive() const noexcept {
        return motive.value_or(fields::ReturnMotive::address);
    }
};

[[nodiscard]] ReturnRow read_return_row(const ReturnColumns& columns,
                                        const std::vector<std::string_view>& cells,
                                        fields::DateOrder order);

/// What makes a return this one: what the piece says of itself, never the contact that has it now,
/// or the same file would tell something new after a merge. Without a date the file stands for it.
[[nodiscard]] std::uint64_t key_of(const ReturnRow& row, std::string_view file_hash);

} // namespace bdd::flows
