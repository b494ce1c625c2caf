#include "flows/protect/restrictions.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/further_values.hpp"
#include "flows/protect/keyring.hpp"
#include "flows/protect/opposed_value.hpp"

#include <algorithm>
#include <utility>

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

std::vector<storage::RightsRequest> restricting_requests(storage::Database& base,
                                                         model::ContactId contact) {
    storage::RequestStore store(base);
    std::vector<storage::RightsRequest> found = store.of_contact(contact);
    for (const protect::SecretKey& key : open_keyring(base).keys) {
        const protect::Fingerprinter maker(key);
        for (const OpposedValue& address : addresses_of(base, contact)) {
            const protect::Fingerprint mac = maker.of(address.kind, address.value);
            for (storage::RightsRequest& request : store.of_subject(
                     {static_cast<int>(address.kind), bytes_of(mac), maker.key_id()})) {
                found.push_back(std::move(request));
            }
        }
    }
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(found.begin(), found.end(), by_id);
    found.erase(std::unique(found.begin(), found.end(),
                            [](const auto& a, const auto& b) { return a.id == b.id; }),
                found.end());
    found.erase(std::remove_if(found.begin(), found.end(),
                               [](const auto& request) { return !request.restricts(); }),
                found.end());
    return found;
}

} // namespace bdd::flows
