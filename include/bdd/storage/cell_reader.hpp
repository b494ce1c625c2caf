#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace bdd::storage {

/// One text or blob of the base. Valid during the visit only.
struct Cell {
    std::string_view table;
    std::string_view column;
    std::optional<std::int64_t> row; ///< Where the table numbers its rows.
    std::string_view bytes;
};

/// Calls `visit` with every text and blob of every table, the schema's own aside: a value may lie
/// in the file in pieces, and here it is whole.
void each_cell(Database& database, const std::function<void(const Cell& cell)>& visit);

/// Whose record it is now; empty when there is no such record.
[[nodiscard]] std::optional<model::ContactId> owner_of(Database& database, model::RecordId record);

} // namespace bdd::storage
