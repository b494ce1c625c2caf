#include "intake/settle.hpp"

#include <algorithm>
#include <array>

namespace bdd::intake {

namespace {

using model::Field;

bool may_stand_often(Field field) {
    return field == Field::email || field == Field::phone || field == Field::mobile ||
           field == Field::ignore;
}

/// Rules of the user, then saved rules, then names, then content.
int rank(MappingOrigin origin) {
    return static_cast<int>(MappingOrigin::none) - static_cast<int>(origin);
}

/// True when `a` deserves the field more than `b`, which stands before it. A column without any
/// cell has nothing to offer; a fuller one makes up for a slightly worse name.
bool is_better(const Draft& a, const Draft& b) {
    if (a.closed != b.closed) {
        return a.closed;
    }
    if (a.content.empty() != b.content.empty()) {
        return b.content.empty();
    }
    const auto rank_a = rank(a.mapped.origin);
    const auto rank_b = rank(b.mapped.origin);
    if (rank_a != rank_b) {
        return rank_a > rank_b;
    }
    constexpr double k_fill_weight = 20.0;
    return a.mapped.confidence_percent + k_fill_weight * a.content.fill() >
           b.mapped.confidence_percent + k_fill_weight * b.content.fill();
}

bool is_part(const Draft& draft) {
    return !draft.closed && draft.reading && draft.reading->is_part;
}

/// A whole street line wins over its parts; otherwise all parts stand.
void settle_street_parts(Drafts& drafts) {
    const bool has_whole = std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) {
        return !is_part(draft) && (draft.is(Field::address_1) || draft.is(Field::full_address)) &&
               (draft.closed || !draft.content.empty() || draft.sample->empty());
    });
    for (Draft& draft : drafts) {
        if (has_whole && is_part(draft) && draft.is(Field::address_1)) {
            draft.drop(MappingOrigin::header);
        } else if (!has_whole && !is_part(draft) && !draft.closed && draft.is(Field::address_1) &&
                   std::any_of(drafts.begin(), drafts.end(), is_part)) {
            draft.drop(MappingOrigin::content);
        }
    }
}

void settle_field(Drafts& drafts, Field field) {
    Draft* best = nullptr;
    for (Draft& draft : drafts) {
        if (!draft.is(field) || is_part(draft)) {
            continue;
        }
        if (best == nullptr || is_better(draft, *best)) {
            best = &draft;
        }
    }
    for (Draft& draft : drafts) {
        const bool given_twice = best != nullptr && draft.closed && best->closed &&
                                 draft.mapped.origin == best->mapped.origin;
        if (draft.is(field) && &draft != best && !is_part(draft) && !given_twice) {
            draft.drop(draft.mapped.origin);
        }
    }
}

bool holds(const Drafts& drafts, Field field) {
    return std::any_of(drafts.begin(), drafts.end(),
                       [&](const Draft& draft) { return draft.is(field); });
}

void drop_redundant(Drafts& drafts, Field field) {
    for (Draft& draft : drafts) {
        if (!draft.closed && draft.is(field)) {
            draft.drop(draft.mapped.origin);
        }
    }
}

} // namespace

void settle(Drafts& drafts) {
    settle_street_parts(drafts);
    for (const Field field : model::all_fields()) {
        if (!may_stand_often(field)) {
            settle_field(drafts, field);
        }
    }
    if (holds(drafts, Field::last_name) && holds(drafts, Field::first_name)) {
        drop_redundant(drafts, Field::full_name);
    }
    if (holds(drafts, Field::address_1) && holds(drafts, Field::town)) {
        drop_redundant(drafts, Field::full_address);
    }
    if (holds(drafts, Field::siret)) {
        drop_redundant(drafts, Field::siren_siret);
    }
}

} // namespace bdd::intake
