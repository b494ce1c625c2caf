#include "storage/record_image.hpp"

#include "storage/packed_fields.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

/// Every column of `record` but its ids of contact, which `dedupe` moves on its own account.
constexpr std::string_view k_columns = "batch_id, line, external_id, key_hash, content_hash,"
                                       " account_id, address_id, problems, fields";

std::string value_sql(std::string_view json, std::size_t index) {
    return fmt::format("json_extract({}, '$[{}]')", json, index);
}

} // namespace

std::string select_record_image_sql() {
    return fmt::format("SELECT json_array({}, (SELECT cells FROM record_raw WHERE record_id ="
                       " record.id)) FROM record WHERE id = ?",
                       k_columns);
}

std::string restore_record_image_sql() {
    std::string values;
    for (std::size_t i = 0; i < text::split(k_columns, ',').size(); ++i) {
        values += (i == 0 ? "" : ", ") + value_sql("?1", i);
    }
    return fmt::format("UPDATE record SET ({}) = (SELECT {}) WHERE id = ?2", k_columns, values);
}

std::string image_value_sql(std::string_view column) {
    const std::vector<std::string_view> columns = text::split(k_columns, ',');
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (text::trim(columns[i]) == column) {
            return value_sql("before", i);
        }
    }
    return fmt::format("bdd_field({}, '{}')", value_sql("before", columns.size() - 1),
                       packed_name(packed_field(column)));
}

} // namespace bdd::storage
