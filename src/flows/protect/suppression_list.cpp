#include "flows/protect/suppression_list.hpp"

#include "flows/protect/fingerprint_bytes.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/storage/suppression_store.hpp>

#include <map>

namespace bdd::flows {

namespace {

using protect::AddressKind;
using protect::Scope;

/// Scopes by their two words: there are few, and a million entries name them.
class ScopeWords {
public:
    const Scope& of(std::string_view channel, std::string_view purpose) {
        if (m_last != nullptr && channel == m_last->first.first &&
            purpose == m_last->first.second) {
            return m_last->second;
        }
        const auto [place, is_new] =
            m_scopes.try_emplace({std::string(channel), std::string(purpose)});
        if (is_new) {
            const auto channels = protect::parse_scope_channels(channel);
            const auto purposes = protect::parse_scope_purposes(purpose);
            if (!channels || !purposes) {
                fail(Errc::storage, "an opposition has the unknown scope {0} {1}", channel,
                     purpose);
            }
            place->second = Scope(*channels, *purposes);
        }
        m_last = &*place;
        return place->second;
    }

private:
    std::map<std::pair<std::string, std::string>, Scope> m_scopes;
    const decltype(m_scopes)::value_type* m_last = nullptr;
};

} // namespace

void SuppressionList::require_keys() const {
    if (lacks_key()) {
        throw Error(Errc::refused, keyring.problem, keyring.hint);
    }
}

SuppressionList load_suppressions(storage::Database& base) {
    SuppressionList list;
    list.keyring = open_keyring(base);
    ScopeWords scopes;
    storage::SuppressionReader(base).each([&](const storage::Suppression& entry) {
        const auto fingerprint = fingerprint_of(entry.mac);
        const auto kind = static_cast<AddressKind>(entry.kind);
        if (!fingerprint || entry.kind < 0 ||
            static_cast<std::size_t>(entry.kind) >= protect::k_address_kind_count) {
            fail(Errc::storage, "an opposition is damaged");
        }
        const Scope& scope = scopes.of(entry.channel, entry.purpose);
        if (entry.key_id == 0) {
            list.set.add_plain(kind, *fingerprint, scope);
        } else {
            list.set.add(kind, *fingerprint, entry.key_id, scope, entry.reason == "erasure");
        }
        return true;
    });
    list.set.seal();
    const auto missing = list.set.missing_key(list.keyring.keys);
    if (missing && !list.keyring.missing()) {
        list.keyring.problem = text_of(
            _("the base does not know key {0}, which its oppositions were made with"), *missing);
        list.keyring.hint = _("the base is damaged: take it back from a backup");
    }
    return list;
}

OppositionLookup::OppositionLookup(const SuppressionList& list)
    : m_set(&list.set)
    , m_lookup(list.set, list.keyring.keys) {}

OppositionLookup::Found OppositionLookup::email(std::string_view address) const {
    Found found = m_lookup.find(AddressKind::email, address);
    found.join(domain(fields::email_domain(address)));
    return found;
}

OppositionLookup::Found OppositionLookup::phone(std::string_view e164) const {
    return m_lookup.find(AddressKind::phone, e164);
}

OppositionLookup::Found OppositionLookup::domain(std::string_view domain) const {
    Found found;
    if (m_set->has(AddressKind::domain)) {
        each_domain_above(domain, [&](std::string_view one) {
            found.join(m_lookup.find(AddressKind::domain, one));
        });
    }
    return found;
}

OppositionLookup::Found OppositionLookup::siren(std::string_view siren) const {
    return m_lookup.find(AddressKind::siren, siren);
}

OppositionLookup::Found OppositionLookup::find(AddressKind kind, std::string_view value) const {
    switch (kind) {
    case AddressKind::email:
        return email(value);
    case AddressKind::domain:
        return domain(value);
    case AddressKind::phone:
    case AddressKind::postal:
    case AddressKind::siren:
        break;
    }
    return m_lookup.find(kind, value);
}

} // namespace bdd::flows
