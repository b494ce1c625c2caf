#pragma once

#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>

#include <string>

/// The columns of RecordFields in table `record`, in one place: every statement that reads or
/// writes them is built from this list.
namespace bdd::storage {

/// "civility, title, …" with an optional prefix "r.".
[[nodiscard]] std::string record_field_columns(const std::string& prefix = {});
[[nodiscard]] int record_field_count() noexcept;
/// Binds the fields from parameter `first` on; gives the next free parameter.
int bind_record_fields(Statement& statement, int first, const model::RecordFields& fields);
/// Reads the fields from column `first` on.
[[nodiscard]] model::RecordFields read_record_fields(const Rows& rows, int first);
/// "?, ?, ?" for `count` parameters.
[[nodiscard]] std::string placeholders(int count);

} // namespace bdd::storage
