#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::dedupe {

/// What a column holds, as far as comparison cares. The engine decides from the kinds of a file
/// which comparisons and which blocking keys it uses; several columns may have one kind.
enum class ColumnKind : std::uint8_t {
    ignore,     ///< Not looked at.
    id,         ///< The record's own identifier: never evidence.
    civility,   ///< M., Mme, or a sex.
    first_name, ///< Several columns: parts of one first name, in order.
    last_name,
    full_name, ///< A person's whole name in one cell.
    company,   ///< Name of an organisation, shop, restaurant …
    email,
    phone,  ///< Any number; mobiles among them are found by their prefix.
    mobile, ///< A number that is personal whatever its prefix.
    siren,
    siret,
    website,
    street,       ///< Street with or without number.
    house_number, ///< The number alone.
    postcode,
    town,
    region, ///< State, département, county.
    country,
    address, ///< A whole postal address in one cell.
    date,    ///< Compared as a date; a birth date where the file has people.
    code,    ///< An identifier shared by records of one thing: social security number, passport …
    number,
    job_title,
    category, ///< Few distinct values: type, class, list.
    text,     ///< Anything else: words in any order.
    count_,
};

/// Stable keyword, as after `--column NAME=`: "first-name".
[[nodiscard]] std::string_view keyword(ColumnKind kind) noexcept;
/// The kind of a keyword; nothing when there is none.
[[nodiscard]] std::optional<ColumnKind> column_kind(std::string_view keyword) noexcept;

} // namespace bdd::dedupe
