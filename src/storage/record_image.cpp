#include "storage/record_image.hpp"

#include "storage/record_columns.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>

namespace bdd::storage {

namespace {

/// Every column of `record` but its ids of contact, which `dedupe` moves on its own account.
std::string imaged_columns() {
    return "batch_id, line, external_id, key_hash, content_hash, account_id, address_id, "
           "problems, " +
           record_field_columns();
}

} // namespace

std::string select_record_image_sql() {
    return "SELECT json_array(" + imaged_columns() +
           ", (SELECT cells FROM record_raw WHERE record_id = record.id)) FROM record WHERE id = ?";
}

std::string restore_record_image_sql() {
    std::string values;
    std::size_t index = 0;
    for (std::size_t i = 0; i < text::split(imaged_columns(), ',').size(); ++i) {
        values += (index == 0 ? "" : ", ") + std::string("json_extract(?1, '$[") +
                  std::to_string(index) + "]')";
        ++index;
    }
    return "UPDATE record SET (" + imaged_columns() + ") = (SELECT " + values + ") WHERE id = ?2";
}

std::string image_value_sql(std::string_view column) {
    const std::string columns = imaged_columns();
    std::size_t index = 0;
    for (const std::string_view name : text::split(columns, ',')) {
        if (text::trim(name) == column) {
            return "json_extract(before, '$[" + std::to_string(index) + "]')";
        }
        ++index;
    }
    fail(Errc::internal, "no column {0} in the image of a record", column);
}

} // namespace bdd::storage
