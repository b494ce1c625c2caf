#pragma once

#include <string>

/// A record as one JSON array, so that undo gives back exactly what stood there, whatever the
/// normalisers have become since.
namespace bdd::storage {

/// SELECT of the image of one record (parameter: its id).
[[nodiscard]] std::string select_record_image_sql();
/// UPDATE that gives a record back its image (parameters: image, id).
[[nodiscard]] std::string restore_record_image_sql();

} // namespace bdd::storage
