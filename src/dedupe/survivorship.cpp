#include <bdd/core/text.hpp>
#include <bdd/dedupe/survivorship.hpp>

#include <algorithm>
#include <array>
#include <functional>
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
    std::vector<std::string_view> fields;
    /// Text that stands for the value: empty when the record does not give it; equal texts are
    /// equal values.
    std::function<std::string(const StoredRecord&)> value;
    /// How valid and how complete; greater is better.
    std::function<int(const StoredRecord&)> validity;
    std::function<std::size_t(const StoredRecord&)> completeness;
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

int email_validity(const StoredRecord& record) {
    const std::string& kind = record.fields.email_kind;
    return kind == "nominative" ? 3 : kind == "personal" ? 2 : kind == "generic" ? 1 : 0;
}

int name_validity(const StoredRecord& record) {
    const bool both = !record.fields.first_name.empty() && !record.fields.last_name.empty();
    return both ? 1 : 0;
}

int plain_validity(const StoredRecord& /*record*/) {
    return 0;
}

/// How a candidate stands, without how often its value was given.
auto rank(const Group& group, const StoredRecord& record) {
    return std::tuple(group.validity(record), record.source_priority, freshness(record),
                      group.completeness(record));
}

/// The value that most of the records give, from its earliest record.
const StoredRecord* most_frequent(const Group& group, std::span<const StoredRecord* const> givers,
                                  std::span<const StoredRecord* const> best) {
    std::unordered_map<std::string, std::int64_t> frequency;
    for (const StoredRecord* record : givers) {
        ++frequency[group.value(*record)];
    }
    return *std::min_element(best.begin(), best.end(),
                             [&](const StoredRecord* a, const StoredRecord* b) {
                                 const std::int64_t often_a = frequency[group.value(*a)];
                                 const std::int64_t often_b = frequency[group.value(*b)];
                                 return often_a != often_b ? often_a > often_b : a->id < b->id;
                             });
}

/// The first record that gave the value of `won`.
const StoredRecord* earliest_of_value(const Group& group,
                                      std::span<const StoredRecord* const> givers,
                                      const StoredRecord& won) {
    const std::string value = group.value(won);
    const StoredRecord* first = &won;
    for (const StoredRecord* giver : givers) {
        if (giver->id < first->id && group.value(*giver) == value) {
            first = giver;
        }
    }
    return first;
}

/// The record whose value survives, or null when no record gives the group.
const StoredRecord* winner(const Group& group, std::span<const StoredRecord> records) {
    std::vector<const StoredRecord*> givers;
    std::vector<const StoredRecord*> best;
    for (const StoredRecord& record : records) {
        if (group.value(record).empty()) {
            continue;
        }
        givers.push_back(&record);
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
    const StoredRecord* won = best.size() < 2 ? best.front() : most_frequent(group, givers, best);
    return group.exact ? earliest_of_value(group, givers, *won) : won;
}

std::string text_of_address(const StoredRecord& record) {
    return record.address ? std::to_string(record.address.value) : std::string();
}

Group text_group(std::string_view field, std::string RecordFields::*member) {
    return {{field},
            [member](const StoredRecord& r) { return r.fields.*member; },
            plain_validity,
            [member](const StoredRecord& r) { return richness(r.fields.*member); },
            true};
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

const Group& name_group() {
    static const Group group = {{"civility", "title", "first_name", "last_name"},
                                [](const StoredRecord& r) {
                                    return r.fields.name_key.empty() ? std::string()
                                                                     : r.fields.name_key;
                                },
                                name_validity,
                                [](const StoredRecord& r) {
                                    return richness(r.fields.first_name) +
                                           richness(r.fields.last_name) +
                                           (r.fields.civility.empty() ? 0U : 1U);
                                }};
    return group;
}

const Group& email_group() {
    static const Group group = {{"email"},
                                [](const StoredRecord& r) { return r.fields.email; },
                                email_validity,
                                [](const StoredRecord&) { return std::size_t{0}; }};
    return group;
}

} // namespace

model::Contact conclude_contact(model::ContactId id, std::span<const StoredRecord> records) {
    model::Contact contact;
    contact.id = id;
    contact.records = static_cast<std::int64_t>(records.size());
    Conclusion conclusion(records);
    if (const StoredRecord* r = conclusion.take(name_group())) {
        contact.is_person = true;
        contact.civility = r->fields.civility;
        contact.title = r->fields.title;
        contact.first_name = r->fields.first_name;
        contact.last_name = r->fields.last_name;
        contact.name_key = r->fields.name_key;
    }
    static const Group account = {
        {"account"},
        [](const StoredRecord& r) {
            return r.account ? std::to_string(r.account.value) : std::string();
        },
        [](const StoredRecord& r) { return r.fields.siren.empty() ? 0 : 1; },
        [](const StoredRecord&) { return std::size_t{0}; }};
    if (const StoredRecord* r = conclusion.take(account)) {
        contact.account = r->account;
    }
    static const Group job = {{"job_title", "department", "level"},
                              [](const StoredRecord& r) { return r.fields.job_title; },
                              [](const StoredRecord& r) { return r.fields.level.empty() ? 0 : 1; },
                              [](const StoredRecord& r) { return richness(r.fields.job_title); }};
    if (const StoredRecord* r = conclusion.take(job)) {
        contact.job_title = r->fields.job_title;
        contact.department = r->fields.department;
        contact.level = r->fields.level;
    }
    if (const StoredRecord* r = conclusion.take(email_group())) {
        contact.email = r->fields.email;
        contact.email_kind = r->fields.email_kind;
    }
    static const Group phone = {
        {"phone"},
        [](const StoredRecord& r) { return r.fields.phone; },
        [](const StoredRecord& r) { return r.fields.phone_kind == "special" ? 0 : 1; },
        [](const StoredRecord&) { return std::size_t{0}; }};
    if (const StoredRecord* r = conclusion.take(phone)) {
        contact.phone = r->fields.phone;
        contact.phone_kind = r->fields.phone_kind;
    }
    static const Group mobile = text_group("mobile", &RecordFields::mobile);
    if (const StoredRecord* r = conclusion.take(mobile)) {
        contact.mobile = r->fields.mobile;
    }
    static const Group address = {
        {"address"}, text_of_address, plain_validity, [](const StoredRecord& r) {
            return std::size_t{r.fields.siret.empty() ? 0U : 1U};
        }};
    if (const StoredRecord* r = conclusion.take(address)) {
        contact.address = r->address;
        contact.siret = r->fields.siret;
        if (!contact.siret.empty()) {
            conclusion.credit("siret", *r);
        }
    }
    if (contact.siret.empty()) {
        static const Group siret = text_group("siret", &RecordFields::siret);
        if (const StoredRecord* r = conclusion.take(siret)) {
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
