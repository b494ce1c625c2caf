#include "dedupe/column_draft.hpp"

#include <bdd/dedupe/column_kinds.hpp>

#include <algorithm>
#include <utility>

namespace bdd::dedupe {

namespace {

constexpr double k_many = 0.5;
constexpr double k_some = 0.3;
constexpr double k_more = 0.6;
constexpr double k_most = 0.8;

using Drafts = std::vector<ColumnDraft>;

/// Any of the drafts has one of the kinds already.
bool has(const Drafts& drafts, std::initializer_list<ColumnKind> kinds) {
    return std::any_of(drafts.begin(), drafts.end(), [&](const ColumnDraft& draft) {
        return draft.kind && std::find(kinds.begin(), kinds.end(), *draft.kind) != kinds.end();
    });
}

bool is_code_like(const ColumnLook& look) {
    return look.is_unique() && look.words <= 4 && look.length <= 64;
}

/// The one column that names the rows: the surest of those that may; the others are codes or
/// nothing.
void choose_id(Drafts& drafts) {
    ColumnDraft* chosen = nullptr;
    const auto consider = [&](auto&& fits) {
        for (ColumnDraft& draft : drafts) {
            if (chosen == nullptr && fits(draft)) {
                chosen = &draft;
            }
        }
    };
    consider([](const ColumnDraft& draft) {
        return draft.is(ColumnKind::id) &&
               (draft.look.empty() || draft.look.distinct_share() >= k_many);
    });
    consider([](const ColumnDraft& draft) {
        return draft.words.says == NameSays::record_id && draft.look.distinct_share() >= k_most;
    });
    consider([](const ColumnDraft& draft) {
        return draft.words.says == NameSays::identifier && is_code_like(draft.look);
    });
    consider([&](const ColumnDraft& draft) {
        return &draft == &drafts.front() && draft.words.says == NameSays::nothing &&
               is_code_like(draft.look) && draft.look.with_digit >= 1 && draft.look.words <= 3 &&
               draft.look.email == 0 && draft.look.date < k_many;
    });
    for (ColumnDraft& draft : drafts) {
        if (&draft == chosen) {
            draft.kind = ColumnKind::id;
        } else if (draft.is(ColumnKind::id) || draft.words.says == NameSays::record_id) {
            draft.kind = draft.look.is_unique() ? ColumnKind::ignore : identifier_kind(draft.look);
        } else if (draft.words.says == NameSays::identifier) {
            draft.kind = identifier_kind(draft.look);
        }
    }
}

/// "name", "nom": of a person, an organisation or a thing, by the cells, then by the neighbours.
ColumnKind name_kind(const ColumnDraft& draft, const Drafts& drafts) {
    const ColumnLook& look = draft.look;
    if (has(drafts, {ColumnKind::first_name}) && !has(drafts, {ColumnKind::last_name}) &&
        look.company < k_some) {
        return ColumnKind::last_name;
    }
    const bool is_rather_company = look.company >= 0.04 && look.company > look.person &&
                                   look.with_digit < k_some && look.words < 6;
    const bool is_company =
        look.company >= 0.1 && look.company >= look.person / 2 && look.words < 8;
    if (is_rather_company || is_company) {
        return ColumnKind::company;
    }
    if (look.date >= k_most) {
        return ColumnKind::date;
    }
    // Shops are called after people, too.
    const bool may_be_shop =
        has(drafts, {ColumnKind::street, ColumnKind::address, ColumnKind::phone}) &&
        !has(drafts, {ColumnKind::date, ColumnKind::email});
    if (look.person >= (may_be_shop ? k_more : k_many)) {
        return ColumnKind::full_name;
    }
    const bool has_people =
        has(drafts, {ColumnKind::first_name, ColumnKind::last_name, ColumnKind::full_name});
    const bool is_at_a_place = has(
        drafts, {ColumnKind::street, ColumnKind::address, ColumnKind::phone, ColumnKind::postcode});
    const bool is_of_birth = has(drafts, {ColumnKind::date}) && look.person >= 0.2;
    if (!has_people && is_of_birth && look.words < 4.5) {
        return ColumnKind::full_name;
    }
    if (is_at_a_place || has(drafts, {ColumnKind::siren, ColumnKind::siret})) {
        const bool is_contact_file = draft.sample->field == model::Field::full_name;
        return is_contact_file && look.person >= k_some ? ColumnKind::full_name
                                                        : ColumnKind::company;
    }
    return ColumnKind::text;
}

ColumnKind title_kind(const ColumnDraft& draft, const Drafts& drafts) {
    const ColumnLook& look = draft.look;
    if (look.civility >= k_many) {
        return ColumnKind::civility;
    }
    const bool is_of_people = has(drafts, {ColumnKind::first_name, ColumnKind::last_name,
                                           ColumnKind::full_name, ColumnKind::email});
    return is_of_people && look.words < 4 ? ColumnKind::job_title : plain_kind(look);
}

/// One fact twice is no second evidence: what a company column implies, parts of an address that
/// the company shares, a whole name beside its parts.
void drop_repetitions(Drafts& drafts) {
    const bool has_company = has(drafts, {ColumnKind::company, ColumnKind::siret});
    const bool has_parts =
        has(drafts, {ColumnKind::first_name}) && has(drafts, {ColumnKind::last_name});
    for (ColumnDraft& draft : drafts) {
        const std::optional<model::Field>& field = draft.sample->field;
        const bool is_of_company = field == model::Field::naf || field == model::Field::address_2 ||
                                   field == model::Field::address_3 ||
                                   field == model::Field::address_4;
        const bool is_implied = has_company && has_parts && is_of_company;
        const bool is_whole_beside_parts = has_parts && draft.is(ColumnKind::full_name) &&
                                           draft.look.single_word < k_many &&
                                           draft.look.filled * 2 > draft.look.rows;
        if (is_implied || is_whole_beside_parts) {
            draft.kind = ColumnKind::ignore;
        }
    }
    // The first line is the street; what stands on the others is anything.
    const auto first_street =
        std::find_if(drafts.begin(), drafts.end(),
                     [](const ColumnDraft& draft) { return draft.is(ColumnKind::street); });
    for (auto draft = first_street; draft != drafts.end(); ++draft) {
        if (draft != first_street && draft->is(ColumnKind::street)) {
            draft->kind = ColumnKind::text;
        }
    }
}

/// A column of one value tells no record from another. Only a sample is known: names, addresses and
/// contact points may still differ further on, in a file that is sorted by them.
bool is_constant(const ColumnDraft& draft) {
    constexpr std::size_t k_enough = 10;
    const ColumnLook& look = draft.look;
    const bool is_plain = draft.is(ColumnKind::category) || draft.is(ColumnKind::number) ||
                          draft.is(ColumnKind::text) || draft.is(ColumnKind::country) ||
                          draft.is(ColumnKind::region);
    return is_plain && look.distinct == 1 && look.filled >= k_enough && look.filled == look.rows;
}

/// Constant columns go, unless nothing would be left.
void drop_constants(Drafts& drafts) {
    const bool has_others = std::any_of(drafts.begin(), drafts.end(), [](const ColumnDraft& draft) {
        return !draft.is(ColumnKind::ignore) && !draft.is(ColumnKind::id) && !is_constant(draft);
    });
    for (ColumnDraft& draft : drafts) {
        if (has_others && is_constant(draft)) {
            draft.kind = ColumnKind::ignore;
        }
    }
}

} // namespace

std::vector<ColumnKind> recognise_kinds(std::span<const ColumnSample> columns) {
    Drafts drafts;
    for (const ColumnSample& sample : columns) {
        ColumnDraft draft;
        draft.sample = &sample;
        draft.look = look_at(sample.cells);
        draft.words = read_column_words(sample.name);
        drafts.push_back(std::move(draft));
    }
    for (ColumnDraft& draft : drafts) {
        draft.kind = own_kind(draft);
    }
    if (!drafts.empty()) {
        choose_id(drafts);
    }
    for (ColumnDraft& draft : drafts) {
        if (!draft.kind && draft.words.says == NameSays::name) {
            draft.kind = name_kind(draft, drafts);
        }
    }
    for (ColumnDraft& draft : drafts) {
        if (!draft.kind) {
            draft.kind = draft.words.says == NameSays::title ? title_kind(draft, drafts)
                                                             : kind_of_cells(draft);
        }
    }
    drop_repetitions(drafts);
    drop_constants(drafts);
    std::vector<ColumnKind> kinds;
    for (const ColumnDraft& draft : drafts) {
        kinds.push_back(*draft.kind);
    }
    return kinds;
}

} // namespace bdd::dedupe
