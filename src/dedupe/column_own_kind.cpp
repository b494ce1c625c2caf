#include "dedupe/column_draft.hpp"

namespace bdd::dedupe {

namespace {

constexpr double k_most = 0.8;
constexpr double k_many = 0.5;
constexpr double k_some = 0.3;
/// The name of a field that the reader of contact files is as sure of needs no second look.
constexpr int k_sure_percent = 85;

std::optional<ColumnKind> kind_of_field(model::Field field) {
    using model::Field;
    switch (field) {
    case Field::external_id:
        return ColumnKind::id;
    case Field::civility:
        return ColumnKind::civility;
    case Field::first_name:
        return ColumnKind::first_name;
    case Field::last_name:
        return ColumnKind::last_name;
    case Field::full_name:
        return ColumnKind::full_name;
    case Field::job_title:
        return ColumnKind::job_title;
    case Field::email:
        return ColumnKind::email;
    case Field::phone:
        return ColumnKind::phone;
    case Field::mobile:
        return ColumnKind::mobile;
    case Field::company:
        return ColumnKind::company;
    case Field::siren:
        return ColumnKind::siren;
    case Field::siret:
    case Field::siren_siret:
        return ColumnKind::siret;
    case Field::vat:
        return ColumnKind::code;
    case Field::naf:
        return ColumnKind::category;
    case Field::website:
        return ColumnKind::website;
    case Field::address_1:
        return ColumnKind::street;
    case Field::full_address:
        return ColumnKind::address;
    case Field::postcode:
        return ColumnKind::postcode;
    case Field::town:
        return ColumnKind::town;
    case Field::country:
        return ColumnKind::country;
    case Field::address_2:
    case Field::address_3:
    case Field::address_4:
        return ColumnKind::text;
    case Field::staff:
    case Field::staff_band:
    case Field::revenue:
    case Field::opt_in:
    case Field::updated_on:
    case Field::ignore:
        return ColumnKind::ignore;
    case Field::count_:
        break;
    }
    return std::nullopt;
}

ColumnKind address_kind(const ColumnLook& look) {
    if (look.whole_address >= k_many && look.words >= 5) {
        return ColumnKind::address;
    }
    return look.street >= k_some || look.empty() ? ColumnKind::street : ColumnKind::text;
}

/// True when the cells may well be of the kind that the name says.
bool cells_allow(ColumnKind kind, const ColumnLook& look) {
    if (look.empty()) {
        return true;
    }
    switch (kind) {
    case ColumnKind::email:
        return look.email >= k_some;
    case ColumnKind::phone:
    case ColumnKind::mobile:
        return look.phone >= k_some;
    case ColumnKind::date:
        return look.date >= k_many;
    case ColumnKind::number:
        return look.numeric >= k_most;
    case ColumnKind::house_number:
        return look.with_digit >= k_many && look.words <= 3;
    case ColumnKind::postcode:
        return look.with_digit >= k_many && look.words <= 3;
    case ColumnKind::code:
        return look.with_digit >= k_some && look.words <= 4;
    case ColumnKind::civility:
        return look.distinct <= 25 && look.length <= 15;
    case ColumnKind::first_name:
    case ColumnKind::last_name:
    case ColumnKind::full_name:
        return look.with_letter >= k_many && look.email < k_many && look.with_digit < k_many;
    case ColumnKind::town:
    case ColumnKind::region:
    case ColumnKind::country:
        return look.with_letter >= k_some && look.words <= 6;
    case ColumnKind::street:
        return look.numeric < k_most;
    default:
        return true;
    }
}

} // namespace

ColumnKind plain_kind(const ColumnLook& look) {
    if (look.numeric >= k_most) {
        return ColumnKind::number;
    }
    return look.has_few_values() && look.length <= 40 ? ColumnKind::category : ColumnKind::text;
}

ColumnKind identifier_kind(const ColumnLook& look) {
    const bool is_code = look.with_digit >= k_many && look.words <= 3 && !look.has_few_values() &&
                         look.distinct_share() >= k_some && look.length >= 4;
    return is_code ? ColumnKind::code : plain_kind(look);
}

ColumnKind kind_of_cells(const ColumnDraft& draft) {
    const ColumnLook& look = draft.look;
    if (look.email >= k_many) {
        return ColumnKind::email;
    }
    if (look.url >= k_many) {
        return ColumnKind::website;
    }
    if (look.date >= k_most) {
        return ColumnKind::date;
    }
    if (draft.sample->field && draft.sample->is_field_by_content) {
        return kind_of_field(*draft.sample->field).value_or(ColumnKind::text);
    }
    if (look.street >= k_many) {
        return address_kind(look);
    }
    if (look.civility >= k_most && look.distinct <= 6) {
        return ColumnKind::civility;
    }
    if (look.numeric >= k_most) {
        return look.length >= 5 && look.with_letter == 0 ? identifier_kind(look)
                                                         : ColumnKind::number;
    }
    if (look.company >= k_some && look.distinct_share() >= k_some) {
        return ColumnKind::company;
    }
    if (look.person >= k_many) {
        return ColumnKind::full_name;
    }
    if (look.first_name >= k_many && look.single_word >= k_most) {
        return ColumnKind::first_name;
    }
    return plain_kind(look);
}

namespace {

ColumnKind kind_of_words(const ColumnDraft& draft) {
    const ColumnLook& look = draft.look;
    const ColumnKind kind = draft.words.kind;
    if (kind == ColumnKind::street) {
        return address_kind(look) == ColumnKind::address ? ColumnKind::address
               : cells_allow(kind, look)                 ? kind
                                                         : kind_of_cells(draft);
    }
    if (kind == ColumnKind::date && look.year >= k_most) {
        return ColumnKind::number;
    }
    if (kind == ColumnKind::text || kind == ColumnKind::ignore || kind == ColumnKind::id) {
        return kind == ColumnKind::text && look.numeric >= k_most ? ColumnKind::number : kind;
    }
    return cells_allow(kind, look) ? kind : kind_of_cells(draft);
}

} // namespace

std::optional<ColumnKind> own_kind(const ColumnDraft& draft) {
    const ColumnLook& look = draft.look;
    const ColumnSample& sample = *draft.sample;
    switch (draft.words.says) {
    case NameSays::label:
    case NameSays::origin:
        return ColumnKind::ignore;
    case NameSays::kind:
        return kind_of_words(draft);
    case NameSays::qualifier:
        return plain_kind(look);
    case NameSays::qualifier_of_another:
        return ColumnKind::ignore;
    case NameSays::street_or_address:
        return look.email >= k_many ? ColumnKind::email : address_kind(look);
    case NameSays::year:
    case NameSays::month:
    case NameSays::day:
        return look.date >= k_many ? ColumnKind::date : plain_kind(look);
    case NameSays::name:
    case NameSays::title:
    case NameSays::record_id:
    case NameSays::identifier:
        return std::nullopt;
    case NameSays::nothing:
        break;
    }
    if (sample.field && (sample.field_percent >= k_sure_percent || sample.is_field_by_content)) {
        const std::optional<ColumnKind> kind = kind_of_field(*sample.field);
        if (kind && cells_allow(*kind, look)) {
            return kind;
        }
    }
    return kind_of_cells(draft);
}

} // namespace bdd::dedupe
