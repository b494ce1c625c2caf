#include "intake/name_check.hpp"

#include "intake/content_guess.hpp"

#include <optional>

namespace bdd::intake {

namespace {

using model::Field;

constexpr double k_some = 0.2;
constexpr double k_half = 0.5;
constexpr double k_most = 0.8;
constexpr std::size_t k_enough_sirens = 8;

/// Shapes of which a column of the field must show some, lest its name lies.
ShapeSet expected_shapes(Field field) {
    switch (field) {
    case Field::email:
        return {Shape::email};
    case Field::phone:
    case Field::mobile:
        return {Shape::phone, Shape::phone_like};
    case Field::siren:
    case Field::siret:
    case Field::siren_siret:
        return {Shape::short_id, Shape::long_id};
    case Field::vat:
        return {Shape::vat, Shape::siren};
    case Field::naf:
        return {Shape::naf};
    case Field::website:
        return {Shape::url};
    case Field::postcode:
        return {Shape::postcode_like, Shape::postcode_town};
    case Field::civility:
        return {Shape::civility, Shape::civility_name};
    case Field::opt_in:
        return {Shape::yes_no};
    case Field::updated_on:
        return {Shape::date, Shape::integer};
    case Field::staff:
    case Field::revenue:
        return {Shape::digits};
    case Field::staff_band:
        return {Shape::digits, Shape::marked_band};
    case Field::external_id:
        return {Shape::digits, Shape::letters};
    case Field::full_address:
    case Field::address_1:
    case Field::address_2:
    case Field::address_3:
    case Field::address_4:
        return {Shape::letters, Shape::digits};
    case Field::company:
        return {Shape::letters, Shape::digits};
    default:
        return {Shape::letters};
    }
}

/// What a number column rather is, by the length of its numbers.
std::optional<Field> refine_id(Field field, const ColumnContent& content) {
    const double long_ids = content.share(Shape::long_id);
    const double short_ids = content.share(Shape::short_id);
    if (field == Field::siren && long_ids >= k_some) {
        return short_ids >= k_some ? Field::siren_siret : Field::siret;
    }
    if (field == Field::siret && short_ids >= k_some) {
        return long_ids >= k_some ? Field::siren_siret : Field::siren;
    }
    return std::nullopt;
}

std::optional<Field> refine_staff(Field field, const ColumnContent& content) {
    const bool are_bands =
        content.share(Shape::band_code) >= k_most && content.share(Shape::marked_band) > 0;
    if (field == Field::staff && are_bands) {
        return Field::staff_band;
    }
    if (field == Field::staff_band && content.share(Shape::band_code) < k_half) {
        return Field::staff;
    }
    return std::nullopt;
}

std::optional<Field> refine_place(Field field, const ColumnContent& content) {
    const bool are_towns = content.share(Shape::postcode_town) >= k_half;
    const bool are_words = content.share(Shape::letters) >= k_most;
    switch (field) {
    case Field::address_1:
        return content.share(Shape::full_address) >= k_half ? std::optional(Field::full_address)
                                                            : std::nullopt;
    case Field::address_2:
    case Field::address_3:
    case Field::address_4:
        return content.share(Shape::postcode_town) >= k_most ? std::optional(Field::town)
                                                             : std::nullopt;
    case Field::postcode:
        return are_towns || (are_words && content.share(Shape::postcode_like) < k_some)
                   ? std::optional(Field::town)
                   : std::nullopt;
    case Field::town:
        return !are_towns && content.share(Shape::postcode) >= k_most
                   ? std::optional(Field::postcode)
                   : std::nullopt;
    default:
        return std::nullopt;
    }
}

/// A neighbouring field that the cells fit better than the field itself.
std::optional<Field> refined(Field field, const ColumnContent& content) {
    switch (field) {
    case Field::siren:
    case Field::siret:
        return refine_id(field, content);
    case Field::vat:
        return content.share(Shape::vat) < k_some && content.share(Shape::siren) >= k_most
                   ? std::optional(Field::siren)
                   : std::nullopt;
    case Field::staff:
    case Field::staff_band:
        return refine_staff(field, content);
    case Field::civility:
    case Field::last_name:
        return content.share(Shape::civility_name) >= k_half ? std::optional(Field::full_name)
                                                             : std::nullopt;
    case Field::job_title:
        return content.share(Shape::civility) >= k_half ? std::optional(Field::civility)
                                                        : std::nullopt;
    default:
        return refine_place(field, content);
    }
}

/// Ids tell rows apart; a code that repeats is a category.
bool is_id_of_rows(const ColumnContent& content) {
    return content.distinct() >= 0.95 && content.fill() >= 0.9;
}

bool is_dropped(Field field, const ColumnContent& content) {
    switch (field) {
    case Field::external_id:
        return !is_id_of_rows(content);
    case Field::website:
        return content.share(Shape::social_url) >= k_half;
    case Field::opt_in:
        return content.share(Shape::yes_no) < k_half;
    case Field::company:
    case Field::full_name:
    case Field::last_name:
        return content.share(Shape::yes_no) >= k_most;
    case Field::job_title:
        return content.share(Shape::coordinates) >= k_half;
    default:
        return false;
    }
}

/// Fields of free text say nothing against any shape; only a proof of another field counts.
bool is_contradicted(Field field, const Guess& evident, const ColumnContent& content) {
    if (evident.field == field) {
        return false;
    }
    if (content.share(expected_shapes(field)) < k_some) {
        return true;
    }
    switch (field) {
    case Field::company:
    case Field::full_name:
    case Field::first_name:
    case Field::last_name:
    case Field::job_title:
    case Field::town:
    case Field::country:
    case Field::address_1:
    case Field::address_2:
    case Field::address_3:
    case Field::address_4:
    case Field::full_address:
        // A shop may be called "brico.fr", and a first name "M".
        return !(field == Field::company && evident.field == Field::website);
    case Field::external_id:
        return evident.field == Field::email;
    case Field::revenue:
    case Field::staff:
    case Field::updated_on:
    case Field::postcode:
        return evident.field == Field::email || evident.field == Field::siret;
    case Field::phone:
    case Field::mobile:
        // One phone in ten that lost its zero has a SIREN's key by chance.
        return evident.field == Field::siret ||
               (evident.field == Field::siren && content.filled() >= k_enough_sirens);
    default:
        return false;
    }
}

} // namespace

void check_by_content(Draft& draft) {
    if (draft.closed || !draft.mapped.field || draft.content.empty()) {
        return;
    }
    const Field field = *draft.mapped.field;
    if (field == Field::ignore || (draft.reading && draft.reading->is_part)) {
        return;
    }
    const ColumnContent& content = draft.content;
    const std::optional<Guess> evident = evident_field(content);
    if (const std::optional<Field> better = refined(field, content)) {
        draft.set(*better, MappingOrigin::content, draft.mapped.confidence_percent);
    } else if (evident && is_contradicted(field, *evident, content)) {
        draft.set(evident->field, MappingOrigin::content, evident->confidence_percent);
    } else if (content.share(expected_shapes(field)) < k_some || is_dropped(field, content)) {
        draft.drop(MappingOrigin::content);
    }
}

} // namespace bdd::intake
