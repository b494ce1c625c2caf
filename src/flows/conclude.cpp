#include "flows/conclude.hpp"

#include <bdd/dedupe/survivorship.hpp>
#include <bdd/storage/golden_store.hpp>

namespace bdd::flows {

void conclude(storage::Database& base, model::RunId run, std::span<const model::ContactId> contacts,
              std::span<const model::AccountId> accounts, const CancelFlag& cancel) {
    storage::GoldenStore store(base);
    // Accounts first: contacts refer to them. An account may go only when no contact does.
    std::vector<model::AccountId> gone;
    store.for_each(accounts, [&](model::AccountId id, auto statements) {
        cancel.check();
        if (statements.empty()) {
            gone.push_back(id);
        } else {
            store.put(dedupe::conclude_account(id, statements));
        }
    });
    store.for_each(contacts, [&](model::ContactId id, auto records) {
        cancel.check();
        if (records.empty()) {
            store.remove(id);
        } else {
            store.put(dedupe::conclude_contact(id, records));
        }
    });
    store.remove(gone, run);
}

} // namespace bdd::flows
