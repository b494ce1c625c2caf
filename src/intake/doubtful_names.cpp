#include "intake/doubtful_names.hpp"

#include "intake/row_evidence.hpp"

#include <algorithm>
#include <initializer_list>

namespace bdd::intake {

namespace {

using model::Field;

constexpr int k_context_percent = 85;
constexpr int k_likely_percent = 70;
constexpr int k_weak_percent = 55;

/// What the other columns of the file tell of one doubtful column.
class Neighbours {
public:
    Neighbours(const Drafts& drafts, const Draft& self)
        : m_drafts(drafts)
        , m_self(self) {}

    [[nodiscard]] const Draft* find(Field field) const {
        const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), [&](const Draft& other) {
            return &other != &m_self && other.is(field) && other.is_sure();
        });
        return found == m_drafts.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(Field field) const { return find(field) != nullptr; }
    [[nodiscard]] bool has_any(std::initializer_list<Field> fields) const {
        return std::any_of(fields.begin(), fields.end(), [&](Field field) { return has(field); });
    }
    [[nodiscard]] bool has_person() const {
        return has_any({Field::civility, Field::job_title}) || names_match_emails();
    }
    [[nodiscard]] bool has_company_facts() const {
        return has_any({Field::siren, Field::siret, Field::siren_siret, Field::vat, Field::naf,
                        Field::website, Field::staff, Field::staff_band, Field::revenue,
                        Field::address_1, Field::full_address, Field::postcode, Field::town});
    }

private:
    [[nodiscard]] bool names_match_emails() const {
        const Draft* email = find(Field::email);
        return email != nullptr && share_of_words(*m_self.sample, *email->sample) >= 0.3;
    }

    const Drafts& m_drafts;
    const Draft& m_self;
};

void decide(Draft& draft, Field field, int confidence_percent) {
    draft.set(field, draft.mapped.origin, confidence_percent);
}

/// A person's name of which only the number of words is open.
void decide_person(Draft& draft) {
    const ColumnContent& content = draft.content;
    const bool is_full = content.share({Shape::full_name, Shape::civility_name}) >= 0.5;
    decide(draft, is_full ? Field::full_name : Field::last_name, k_context_percent);
}

/// "Nom" when first and last name have their own columns: whole name again, or the company.
void decide_third_name(Draft& draft, const Neighbours& others) {
    const Draft* last = others.find(Field::last_name);
    const bool repeats = share_contained(*last->sample, *draft.sample) >= 0.5;
    if (repeats || others.has(Field::company)) {
        draft.drop(MappingOrigin::content);
    } else {
        decide(draft, Field::company, k_likely_percent);
    }
}

void resolve_name(Draft& draft, const Neighbours& others) {
    const ColumnContent& content = draft.content;
    const bool has_company = others.has(Field::company);
    if (others.has(Field::last_name)) {
        decide_third_name(draft, others);
    } else if (const Draft* first = others.find(Field::first_name);
               first != nullptr && (first->content.fill() >= 0.5 || content.empty())) {
        decide(draft, Field::last_name, 95);
    } else if (!has_company && content.share(Shape::company_word) >= 0.25) {
        decide(draft, Field::company, k_context_percent);
    } else if (first != nullptr) {
        decide(draft, Field::last_name, k_context_percent);
    } else if (content.share(Shape::civility_name) >= 0.1) {
        decide(draft, Field::full_name, k_context_percent);
    } else if (has_company || others.has_person()) {
        decide_person(draft);
    } else if (others.has_company_facts()) {
        decide(draft, Field::company, k_likely_percent);
    } else if (content.share({Shape::one_name, Shape::full_name}) >= 0.5 || content.empty()) {
        decide_person(draft);
        draft.mapped.confidence_percent = k_weak_percent;
    } else {
        decide(draft, Field::company, k_weak_percent);
    }
}

/// "Contact", "Responsable": a person, unless the person has columns of its own.
void resolve_contact(Draft& draft, const Neighbours& others) {
    const ColumnContent& content = draft.content;
    const bool has_last = others.has(Field::last_name);
    if (has_last || others.has(Field::full_name)) {
        draft.drop(MappingOrigin::content);
    } else if (!others.has(Field::company) && content.share(Shape::company_word) >= 0.25) {
        decide(draft, Field::company, k_likely_percent);
    } else if (others.has(Field::first_name) && content.share(Shape::one_name) >= 0.5) {
        decide(draft, Field::last_name, k_context_percent);
    } else {
        decide(draft, Field::full_name, 80);
    }
}

/// "Titre", "Poste", "Position" beside a real job column is something else.
void resolve_title(Draft& draft, const Neighbours& others) {
    if (!others.has(Field::job_title)) {
        decide(draft, Field::job_title, draft.content.empty() ? k_weak_percent : 80);
    } else if (draft.content.empty() && !others.has(Field::civility)) {
        decide(draft, Field::civility, k_weak_percent);
    } else {
        draft.drop(MappingOrigin::content);
    }
}

/// An id that is a SIRET, in a file that has no other.
void resolve_id(Draft& draft, const Neighbours& others) {
    if (!others.has_any({Field::siret, Field::siren_siret}) &&
        draft.content.share(Shape::siret) >= 0.8) {
        draft.set(Field::siret, MappingOrigin::content, k_context_percent);
    } else if (!draft.content.empty()) {
        decide(draft, Field::external_id, k_likely_percent); // Its values are known to differ.
    }
}

bool is_doubtful(const Draft& draft) {
    return !draft.closed && draft.reading && draft.mapped.field && !draft.reading->is_sure() &&
           draft.mapped.field == draft.reading->field;
}

void resolve_all(Drafts& drafts, Field field, void (*resolve)(Draft&, const Neighbours&)) {
    for (Draft& draft : drafts) {
        if (draft.is(field) && is_doubtful(draft)) {
            resolve(draft, Neighbours(drafts, draft));
        }
    }
}

} // namespace

void resolve_doubtful_names(Drafts& drafts) {
    // Titles first: a job title beside it tells that "nom" is a person's.
    resolve_all(drafts, Field::job_title, resolve_title);
    resolve_all(drafts, Field::last_name, resolve_name);
    resolve_all(drafts, Field::full_name, resolve_contact);
    resolve_all(drafts, Field::external_id, resolve_id);
}

} // namespace bdd::intake
