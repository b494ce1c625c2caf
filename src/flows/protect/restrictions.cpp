#include "flows/protect/restrictions.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/further_values.hpp"

#include <bdd/storage/request_store.hpp>

namespace bdd::flows {

namespace {

using protect::AddressKind;

} // namespace

Restrictions::Restrictions(storage::Database& base, const KeyringState& keyring) {
    storage::RequestStore store(base);
    for (const model::ContactId contact : store.restricted()) {
        m_contacts.insert(contact.value);
    }
    m_list.keyring = keyring;
    store.each_restricted_subject([&](const storage::RequestSubject& subject) {
        if (const auto mac = fingerprint_of(subject.mac)) {
            m_list.set.add(static_cast<AddressKind>(subject.kind), *mac, subject.key_id,
                           {protect::Channels::all(), protect::Purposes::all()}, false);
        }
    });
    m_list.set.seal();
    if (!m_list.set.empty() && !m_list.lacks_key()) {
        m_lookup.emplace(m_list);
    }
}

bool Restrictions::concern(const storage::RecordFacts& record) const {
    if (!m_lookup) {
        return false;
    }
    bool is_listed = m_lookup->email(record.email).listed || m_lookup->phone(record.phone).listed ||
                     m_lookup->phone(record.mobile).listed;
    for_each_further_value(record.more, [&](AddressKind kind, std::string_view value) {
        is_listed = is_listed || m_lookup->find(kind, value).listed;
    });
    return is_listed;
}

} // namespace bdd::flows
