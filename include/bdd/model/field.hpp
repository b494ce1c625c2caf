#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::model {

/// What a column of a file may hold. The first group is stored in a record; the second is split or
/// read into the first.
enum class Field : std::uint8_t {
    external_id, ///< The source's own id of the row.
    civility,
    first_name,
    last_name,
    job_title,
    email,
    phone,
    mobile,
    company,
    siren,
    siret,
    vat,
    naf,
    website,
    staff,
    revenue,
    address_1,
    address_2,
    address_3,
    address_4,
    postcode,
    town,
    country,
    opt_in,
    updated_on, ///< When the source last touched the row.
    // read into the above
    full_name,
    full_address,
    siren_siret, ///< Length decides.
    staff_band,  ///< SIRENE band code.
    ignore,      ///< Recognised, and of no use here (fax, GPS, bdd_line of a rejects file).
    count_,
};
inline constexpr std::size_t k_field_count = static_cast<std::size_t>(Field::count_);

/// Name on the command line, in JSON and in the base: "first_name".
[[nodiscard]] std::string_view name(Field field) noexcept;
/// Exact name, or nothing.
[[nodiscard]] std::optional<Field> parse_field(std::string_view name) noexcept;
/// All fields in the order of the enumeration.
[[nodiscard]] const std::array<Field, k_field_count>& all_fields() noexcept;

} // namespace bdd::model
