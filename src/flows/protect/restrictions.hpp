#pragma once

#include "flows/protect/suppression_list.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/protection_reader.hpp>
#include <bdd/storage/request_store.hpp>

#include <optional>
#include <unordered_set>
#include <vector>

namespace bdd::flows {

/// The people whom a restriction or an open request keeps out of every use (RGPD art. 18): by
/// contact, and by fingerprint wherever a later file has them again.
class Restrictions {
public:
    /// Reads all that hold now.
    Restrictions(storage::Database& base, const KeyringState& keyring);

    Restrictions(const Restrictions&) = delete;
    Restrictions& operator=(const Restrictions&) = delete;

    [[nodiscard]] bool empty() const noexcept { return m_contacts.empty() && m_list.set.empty(); }
    /// A key of the fingerprints is not there: people cannot be recognised in later files.
    [[nodiscard]] bool lacks_key() const { return m_list.lacks_key(); }
    [[nodiscard]] bool concern(model::ContactId contact) const {
        return m_contacts.contains(contact.value);
    }
    /// An address of the record is one of theirs.
    [[nodiscard]] bool concern(const storage::RecordFacts& record) const;

private:
    std::unordered_set<std::int64_t> m_contacts;
    SuppressionList m_list;
    std::optional<OppositionLookup> m_lookup;
};

/// The requests that keep this contact out of every use now, by id: its own, and those of whoever
/// has one of its addresses. Without the keys only its own are found.
[[nodiscard]] std::vector<storage::RightsRequest> restricting_requests(storage::Database& base,
                                                                       model::ContactId contact);

} // namespace bdd::flows
