#pragma once

#include <bdd/model/record.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The values of a record in one text, column `fields` of table `record`: parted by the unit
/// separator (U+001F), in the order of PackedField, empty ones at the end left out. A record is
/// written once and read by this program alone, and one column is written several times faster
/// than twenty-seven. New fields go to the end, so that older rows stay readable.
namespace bdd::storage {

enum class PackedField : std::uint8_t {
    civility,
    title,
    first_name,
    last_name,
    name_key,
    job_title,
    department,
    level,
    email,
    email_kind,
    phone,
    phone_kind,
    mobile,
    company,
    company_key,
    legal_form,
    siren,
    siret,
    vat,
    naf,
    website,
    updated_on,
    staff,
    revenue_cents,
    opt_in,
    more,
    collected_on,
    count_,
};
inline constexpr std::size_t k_packed_field_count = static_cast<std::size_t>(PackedField::count_);

/// Writes the text over `out`. A separator inside a value (no reader lets one through) is left out.
void pack_fields(const model::RecordFields& fields, std::string& out);
[[nodiscard]] model::RecordFields unpack_fields(std::string_view packed);
/// The same over `fields`, whose texts keep their memory.
void unpack_fields(std::string_view packed, model::RecordFields& fields);
/// Name of a field, as in model::RecordFields.
[[nodiscard]] std::string_view packed_name(PackedField field) noexcept;
/// By its name; another name is an error of the program.
[[nodiscard]] PackedField packed_field(std::string_view name);

/// The values of a packed text, without copying them: valid as long as it is.
class PackedFields {
public:
    explicit PackedFields(std::string_view packed) noexcept;
    [[nodiscard]] std::string_view operator[](PackedField field) const noexcept {
        return m_values[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] std::optional<std::int64_t> number(PackedField field) const noexcept;

private:
    std::array<std::string_view, k_packed_field_count> m_values{};
};

} // namespace bdd::storage
