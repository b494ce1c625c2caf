#include "flows/conclude.hpp"

#include <bdd/dedupe/survivorship.hpp>
#include <bdd/storage/golden_store.hpp>

namespace bdd::flows {

void conclude(storage::Database& base, model::RunId run, std::span<const model::ContactId> contacts,
              std::span<const model::AccountId> accounts, const CancelFlag& cancel) {
    storage::GoldenStore store(base);
    // Accounts first: contacts refer to them. An account may go only when no contact does.
    std::vector<model::AccountId> gone;
    for (const model::AccountId id : accounts) {
        cancel.check();
        const std::vector<model::StoredRecord> records = store.records_of(id);
        if (records.empty()) {
            gone.push_back(id);
        } else {
            store.put(dedupe::conclude_account(id, records));
        }
    }
    for (const model::ContactId id : contacts) {
        cancel.check();
        const std::vector<model::StoredRecord> records = store.records_of(id);
        if (records.empty()) {
            store.remove(id);
        } else {
            store.put(dedupe::conclude_contact(id, records));
        }
    }
    store.remove(gone, run);
}

} // namespace bdd::flows
