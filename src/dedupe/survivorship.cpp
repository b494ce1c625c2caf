#include <bdd/dedupe/survivorship.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace bdd::dedupe {

namespace {

using model::RecordFields;
using model::StoredRecord;

/// A group of fields that must come from one record.
struct Group {
    /// Names of the fields, as in `origin`.
    std::initializer_list<std::string_view> fields;
    /// Bytes that stand for the value: empty when the record does not give it; equal bytes are
    /// equal values.
    std::string_view (*value)(const StoredRecord&);
    /// How valid and how complete; greater is better.
    int (*validity)(const StoredRecord&);
    std::size_t (*completeness)(const StoredRecord&);
    /// Records of equal value show the same: the earliest of them is then named as the giver, so
    /// that a value said again changes nothing.
    bool exact = false;
};

std::string_view freshness(const StoredRecord& record) {
    return record.fields.updated_on.empty() ? std::string_view(record.imported_at).substr(0, 10)
                                            : std::string_view(record.fields.updated_on);
}

/// In bytes: letters count, and accents once more, because files lose accents and never gain them.
std::size_t richness(std::string_view text) {
    return text.size();
}

template <std::string RecordFields::*member>
std::string_view text_of(const StoredRecord& record) {
    return record.fields.*member;
}
template <std::string RecordFields::*member>
std::size_t richness_of(const StoredRecord& record) {
    return richness(record.fields.*member);
}
/// 1 for the records that give the text.
template <std::string RecordFields::*member>
int gives(const StoredRecord& record) {
    return (record.fields.*member).empty() ? 0 : 1;
}
/// The bytes of an id.
template <auto StoredRecord::*member>
std::string_view id_of(const StoredRecord& record) {
    const std::int64_t& id = (record.*member).value;
    return id == 0 ? std::string_view()
                   : std::string_view(reinterpret_cast<const char*>(&id), sizeof(id));
}

int email_validity(const StoredRecord& record) {
    const std::string& kind = record.fields.email_kind;
    return kind == "nominative" ? 3 : kind == "personal" ? 2 : kind == "generic" ? 1 : 0;
}

int phone_validity(const StoredRecord& record) {
    return record.fields.phone_kind == "special" ? 0 : 1;
}

int name_validity(const StoredRecord& record) {
    const bool both = !record.fields.first_name.empty() && !record.fields.last_name.empty();
    return both ? 1 : 0;
}

std::size_t name_completeness(const StoredRecord& record) {
    return richness(record.fields.first_name) + richness(record.fields.last_name) +
           (record.fields.civility.empty() ? 0U : 1U);
}

std::size_t address_completeness(const StoredRecord& record) {
    return record.fields.siret.empty() ? 0 : 1;
}

int equally_valid(const StoredRecord& /*record*/) {
    return 0;
}

std::size_t equally_complete(const StoredRecord& /*record*/) {
    return 0;
}

using F = RecordFields;

/// How a candidate stands, without how often its value was given.
auto rank(const Group& group, const StoredRecord& record) {
    return std::tuple(group.validity(record), record.source_priority, freshness(record),
                      group.completeness(record));
}

using Candidates = std::vector<const StoredRecord*>;

/// The value that most of the records give, from its earliest record.
const StoredRecord* most_frequent(const Group& group, std::span<const StoredRecord> records,
                                  const Candidates& best) {
    std::unordered_map<std::string_view, std::int64_t> frequency;
    for (const StoredRecord& record : records) {
        ++frequency[group.value(record)];
    }
    return *std::min_element(best.begin(), best.end(),
                             [&](const StoredRecord* a, const StoredRecord* b) {
                                 const std::int64_t often_a = frequency[group.value(*a)];
                                 const std::int64_t often_b = frequency[group.value(*b)];
                                 return often_a != often_b ? often_a > often_b : a->id < b->id;
                             });
}

/// The first record that gave the value of `won`.
const StoredRecord* earliest_of_value(const Group& group, std::span<const StoredRecord> records,
                                      const StoredRecord& won) {
    const std::string_view value = group.value(won);
    const StoredRecord* first = &won;
    for (const StoredRecord& record : records) {
        if (record.id < first->id && group.value(record) == value) {
            first = &record;
        }
    }
    return first;
}

/// The record whose value survives, or null when no record gives the group.
const StoredRecord* winner(const Group& group, std::span<const StoredRecord> records) {
    Candidates best;
    for (const StoredRecord& record : records) {
        if (group.value(record).empty()) {
            continue;
        }
        const bool wins = best.empty() || rank(group, record) > rank(group, *best.front());
        if (wins) {
            best.clear();
        }
        if (wins || rank(group, record) == rank(group, *best.front())) {
            best.push_back(&record);
        }
    }
    if (best.empty()) {
        return nullptr;
    }
    const StoredRecord* won = best.size() < 2 ? best.front() : most_frequent(group, records, best);
    return group.exact ? earliest_of_value(group, records, *won) : won;
}

/// Winners of several groups; the main record is the one that won the first filled group, and
/// `origin` names every field that another one gave.
class Conclusion {
public:
    explicit Conclusion(std::span<const StoredRecord> records)
        : m_records(records) {}

    const StoredRecord* take(const Group& group) {
        const StoredRecord* record = winner(group, m_records);
        if (record == nullptr) {
            return nullptr;
        }
        if (!m_main) {
            m_main = record->id;
        }
        for (const std::string_view field : group.fields) {
            credit(field, *record);
        }
        return record;
    }

    void credit(std::string_view field, const StoredRecord& record) {
        if (record.id != m_main) {
            m_origin.emplace(field, record.id);
        }
    }

    [[nodiscard]] model::RecordId main() const {
        return m_main ? m_main
                      : std::min_element(m_records.begin(), m_records.end(),
                                         [](const auto& a, const auto& b) { return a.id < b.id; })
                            ->id;
    }
    [[nodiscard]] const model::Origin& origin() const noexcept { return m_origin; }

private:
    std::span<const StoredRecord> m_records;
    model::RecordId m_main;
    model::Origin m_origin;
};

} // namespace

model::Contact conclude_contact(model::ContactId id, std::span<const StoredRecord> records) {
    model::Contact contact;
    contact.id = id;
    contact.records = static_cast<std::int64_t>(records.size());
    Conclusion conclusion(records);
    if (const StoredRecord* r = conclusion.take({{"civility", "title", "first_name", "last_name"},
                                                 text_of<&F::name_key>,
                                                 name_validity,
                                                 name_completeness})) {
        contact.is_person = true;
        contact.civility = r->fields.civility;
        contact.title = r->fields.title;
        contact.first_name = r->fields.first_name;
        contact.last_name = r->fields.last_name;
        contact.name_key = r->fields.name_key;
    }
    if (const StoredRecord* r = conclusion.take(
            {{"account"}, id_of<&StoredRecord::account>, gives<&F::siren>, equally_complete})) {
        contact.account = r->account;
    }
    if (const StoredRecord* r = conclusion.take({{"job_title", "department", "level"},
                                                 text_of<&F::job_title>,
                                                 gives<&F::level>,
                                                 richness_of<&F::job_title>})) {
        contact.job_title = r->fields.job_title;
        contact.department = r->fields.department;
        contact.level = r->fields.level;
    }
    if (const StoredRecord* r =
            conclusion.take({{"email"}, text_of<&F::email>, email_validity, equally_complete})) {
        contact.email = r->fields.email;
        contact.email_kind = r->fields.email_kind;
    }
    if (const StoredRecord* r =
            conclusion.take({{"phone"}, text_of<&F::phone>, phone_validity, equally_complete})) {
        contact.phone = r->fields.phone;
        contact.phone_kind = r->fields.phone_kind;
    }
    if (const StoredRecord* r = conclusion.take(
            {{"mobile"}, text_of<&F::mobile>, equally_valid, richness_of<&F::mobile>, true})) {
        contact.mobile = r->fields.mobile;
    }
    if (const StoredRecord* r = conclusion.take(
            {{"address"}, id_of<&StoredRecord::address>, equally_valid, address_completeness})) {
        contact.address = r->address;
        contact.siret = r->fields.siret;
        if (!contact.siret.empty()) {
            conclusion.credit("siret", *r);
        }
    }
    if (contact.siret.empty()) {
        if (const StoredRecord* r = conclusion.take(
                {{"siret"}, text_of<&F::siret>, equally_valid, richness_of<&F::siret>, true})) {
            contact.siret = r->fields.siret;
        }
    }
    for (const StoredRecord& record : records) {
        contact.updated_on = std::max(contact.updated_on, record.fields.updated_on);
    }
    contact.main_record = conclusion.main();
    contact.origin = conclusion.origin();
    return contact;
}

} // namespace bdd::dedupe
