#include <bdd/model/field.hpp>

#include <algorithm>

namespace bdd::model {

namespace {

constexpr std::array<std::string_view, k_field_count> k_names = {
    "external_id", "civility",  "first_name", "last_name",    "job_title",   "email",
    "phone",       "mobile",    "company",    "siren",        "siret",       "vat",
    "naf",         "website",   "staff",      "revenue",      "address_1",   "address_2",
    "address_3",   "address_4", "postcode",   "town",         "country",     "opt_in",
    "updated_on",  "full_name", "full_address", "siren_siret", "staff_band", "ignore",
};

} // namespace

std::string_view name(Field field) noexcept {
    return k_names[static_cast<std::size_t>(field)];
}

std::optional<Field> parse_field(std::string_view name) noexcept {
    const auto* found = std::find(k_names.begin(), k_names.end(), name);
    if (found == k_names.end()) {
        return std::nullopt;
    }
    return static_cast<Field>(found - k_names.begin());
}

const std::array<Field, k_field_count>& all_fields() noexcept {
    static const std::array<Field, k_field_count> fields = [] {
        std::array<Field, k_field_count> made{};
        for (std::size_t i = 0; i < k_field_count; ++i) {
            made[i] = static_cast<Field>(i);
        }
        return made;
    }();
    return fields;
}

} // namespace bdd::model
