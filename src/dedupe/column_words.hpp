#pragma once

#include <bdd/dedupe/column_kind.hpp>

#include <cstdint>
#include <string_view>

namespace bdd::dedupe {

/// What the words of a column name say, before its cells are looked at.
enum class NameSays : std::uint8_t {
    nothing,
    kind,              ///< Plainly one of the engine's kinds.
    name,              ///< Of a person, a company or a thing.
    title,             ///< Of a work, a job or a person.
    street_or_address, ///< With or without the town.
    record_id,
    identifier,           ///< Ends like an identifier: of the record or of what it describes.
    qualifier,            ///< Type, category …
    qualifier_of_another, ///< The type of a phone, the country of a passport.
    year,
    month,
    day,
    label,
    origin,
};

struct NameWords {
    NameSays says = NameSays::nothing;
    ColumnKind kind = ColumnKind::text; ///< For NameSays::kind.
};

/// Reads a name in any usual writing: "PRIMARY_NAME_ORG", "birthDate", "fname_c1", "addr 2".
[[nodiscard]] NameWords read_column_words(std::string_view name);

} // namespace bdd::dedupe
