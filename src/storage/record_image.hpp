#pragma once

#include <string>
#include <string_view>

/// A record as one JSON array, so that undo gives back exactly what stood there, whatever the
/// normalisers have become since.
namespace bdd::storage {

/// SELECT of the image of one record (parameter: its id).
[[nodiscard]] std::string select_record_image_sql();
/// UPDATE that gives a record back its image (parameters: image, id).
[[nodiscard]] std::string restore_record_image_sql();

/// SQL that reads one column of `record`, or one of its packed fields, from an image in the column
/// `before` of `run_change`.
[[nodiscard]] std::string image_value_sql(std::string_view column);

} // namespace bdd::storage
