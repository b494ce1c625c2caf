#include "flows/protect/person_values.hpp"

#include "flows/protect/further_values.hpp"
#include "flows/protect/postal_form.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/storage/consent_store.hpp>
#include <bdd/storage/contact_addresses.hpp>
#include <bdd/storage/golden_store.hpp>
#include <bdd/storage/protection_reader.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace bdd::flows {

namespace {

using protect::AddressKind;
using protect::ValueKind;

constexpr std::size_t k_most_lookalikes = 20;
constexpr std::size_t k_least_name = 3; ///< Bytes: a shorter one stands in too many words.

/// Which value of which person, both by number.
struct Holder {
    std::size_t person = 0;
    std::size_t value = 0;
};
/// The holders of what records hold: an e-mail, a number or a name key.
using Holders = std::unordered_map<std::string, std::vector<Holder>>;

void add_value(KnownPerson& person, ValueKind kind, std::string text) {
    PersonValue value{kind, std::move(text), false};
    if (std::find(person.values.begin(), person.values.end(), value) == person.values.end()) {
        person.values.push_back(std::move(value));
    }
}

void add_fingerprint(KnownPerson& person, AddressKind kind, std::string value) {
    OpposedValue fingerprint{kind, std::move(value)};
    if (std::find(person.fingerprints.begin(), person.fingerprints.end(), fingerprint) ==
        person.fingerprints.end()) {
        person.fingerprints.push_back(std::move(fingerprint));
    }
}

std::string full_name(const model::RecordFields& fields) {
    return fields.first_name.empty() || fields.last_name.empty()
               ? std::string()
               : fields.first_name + " " + fields.last_name;
}

std::string label_of(const model::RecordFields& fields) {
    if (std::string name = full_name(fields); !name.empty()) {
        return name;
    }
    for (const std::string* text : {&fields.last_name, &fields.email, &fields.company}) {
        if (!text->empty()) {
            return *text;
        }
    }
    return {};
}

void read_values(const model::RecordFields& fields, KnownPerson& person) {
    std::vector<OpposedValue> addresses;
    append_addresses(fields, addresses);
    for (const OpposedValue& address : addresses) {
        add_value(person, address.kind == AddressKind::email ? ValueKind::text : ValueKind::phone,
                  address.value);
    }
    // An initial begins many a name of others.
    if (std::string name = full_name(fields);
        text::key(fields.first_name).size() > 1 && text::key(fields.last_name).size() > 1) {
        add_value(person, ValueKind::name, std::move(name));
    }
    for (const std::string* name : {&fields.first_name, &fields.last_name}) {
        if (name->size() >= k_least_name &&
            std::find(person.names.begin(), person.names.end(), *name) == person.names.end()) {
            person.names.push_back(*name);
        }
    }
    if (person.name.empty()) {
        person.name = label_of(fields);
    }
}

/// The name keys under which records hold the names of a person.
std::unordered_map<std::string, std::string>
names_by_key(std::span<const model::StoredRecord> records) {
    std::unordered_map<std::string, std::string> names;
    for (const model::StoredRecord& record : records) {
        if (std::string name = full_name(record.fields); !name.empty()) {
            names.emplace(std::move(name), record.fields.name_key);
        }
    }
    return names;
}

bool is_own_number(const std::string& e164) {
    const auto reading = fields::read_phones(e164);
    return reading.value.first && reading.value.first->kind == fields::PhoneKind::mobile;
}

/// One person's alone, unless it shows that two contacts are one person.
bool is_own(const PersonValue& value) {
    switch (value.kind) {
    case ValueKind::text:
        return fields::email_kind(value.text) != fields::EmailKind::generic;
    case ValueKind::phone:
        return is_own_number(value.text);
    case ValueKind::name:
        break;
    }
    return true;
}

/// Notes what records of other people hold too.
class SharedValues {
public:
    SharedValues(std::vector<KnownPerson>& people, const Holders& holders)
        : m_people(&people)
        , m_holders(&holders) {}

    void see(model::ContactId contact, std::string_view text) {
        m_key = text;
        const auto at = text.empty() ? m_holders->end() : m_holders->find(m_key);
        if (at == m_holders->end()) {
            return;
        }
        for (const Holder& holder : at->second) {
            KnownPerson& person = (*m_people)[holder.person];
            PersonValue& value = person.values[holder.value];
            value.is_shared = true;
            const Lookalike lookalike{contact, value.text};
            if (person.lookalikes.size() < k_most_lookalikes && is_own(value) &&
                std::find(person.lookalikes.begin(), person.lookalikes.end(), lookalike) ==
                    person.lookalikes.end()) {
                person.lookalikes.push_back(lookalike);
            }
        }
    }

private:
    std::vector<KnownPerson>* m_people;
    const Holders* m_holders;
    std::string m_key; ///< Keeps its memory.
};

void mark_shared(storage::Database& base, const std::unordered_set<std::int64_t>& own,
                 const Holders& holders, std::vector<KnownPerson>& people) {
    SharedValues shared(people, holders);
    storage::ProtectionReader(base).each_record({}, [&](const storage::RecordFacts& record) {
        if (own.contains(record.contact.value)) {
            return;
        }
        for (const std::string_view value :
             {record.email, record.phone, record.mobile, record.name_key}) {
            shared.see(record.contact, value);
        }
        for_each_further_value(record.more, [&](AddressKind, std::string_view value) {
            shared.see(record.contact, value);
        });
    });
    for (KnownPerson& person : people) {
        std::sort(person.lookalikes.begin(), person.lookalikes.end());
    }
}

void choose_fingerprints(storage::Database& base, KnownPerson& person) {
    for (const PersonValue& value : person.values) {
        if (value.kind != ValueKind::name && !value.is_shared && is_own(value)) {
            add_fingerprint(person,
                            value.kind == ValueKind::text ? AddressKind::email : AddressKind::phone,
                            value.text);
        }
    }
    if (!person.fingerprints.empty()) {
        return;
    }
    for (const storage::GivenAddresses& record :
         storage::ContactAddresses(base).of(person.contact)) {
        if (!record.name_key.empty() && !record.address.empty()) {
            add_fingerprint(person, AddressKind::postal,
                            postal_form(record.address, record.name_key));
        }
    }
}

} // namespace

std::vector<KnownPerson> read_people(storage::Database& base,
                                     std::span<const model::ContactId> contacts) {
    std::vector<KnownPerson> people;
    people.reserve(contacts.size());
    std::unordered_set<std::int64_t> own;
    std::vector<std::unordered_map<std::string, std::string>> keys;
    storage::ConsentStore origins(base);
    storage::GoldenStore(base).for_each(contacts, [&](model::ContactId contact,
                                                      std::span<const model::StoredRecord>
                                                          records) {
        own.insert(contact.value);
        KnownPerson& person = people.emplace_back();
        person.contact = contact;
        person.records = static_cast<std::int64_t>(records.size());
        for (const model::StoredRecord& record : records) {
            read_values(record.fields, person);
            if (const auto origin = origins.origin_of(record.id)) {
                person.files.push_back({origin->source, origin->file_name, origin->imported_at});
            }
        }
        sort_unique(person.files);
        keys.push_back(names_by_key(records));
    });
    Holders holders;
    for (std::size_t i = 0; i < people.size(); ++i) {
        for (std::size_t j = 0; j < people[i].values.size(); ++j) {
            const PersonValue& value = people[i].values[j];
            const std::string& held =
                value.kind == ValueKind::name ? keys[i].at(value.text) : value.text;
            holders[held].push_back({i, j});
        }
    }
    mark_shared(base, own, holders, people);
    for (KnownPerson& person : people) {
        choose_fingerprints(base, person);
    }
    return people;
}

protect::ValueSearch search_of(std::span<const PersonValue> values) {
    protect::ValueSearch search;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i].is_shared) {
            for (const std::string& form : protect::byte_forms(values[i].text, values[i].kind)) {
                search.add(i, form);
            }
        }
    }
    search.seal();
    return search;
}

protect::ValueSearch search_about(std::span<const KnownPerson> people) {
    protect::ValueSearch search;
    for (const KnownPerson& person : people) {
        for (const PersonValue& value : person.values) {
            for (const std::string& form : protect::byte_forms(value.text, value.kind)) {
                search.add(0, form);
            }
        }
        for (const std::string& name : person.names) {
            for (const std::string& form :
                 {name, text::lower(name), text::upper(name), text::key(name)}) {
                search.add(0, form);
            }
        }
    }
    search.seal();
    return search;
}

} // namespace bdd::flows
