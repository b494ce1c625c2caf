#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What a person said of two records, a below b: they are of one contact, or they never are.
struct StoredVerdict {
    model::RecordId a;
    model::RecordId b;
    bool same = false;
    auto operator<=>(const StoredVerdict&) const = default;
};

/// The same of the contacts that these records belong to now, a below b.
struct ContactVerdict {
    model::ContactId a;
    model::ContactId b;
    bool same = false;
};

/// What one run said of two contacts as they are now; after a merge both are one.
struct ListedVerdict {
    bool same = false;
    model::ContactId contact_a;
    model::ContactId contact_b;
    std::string name_a; ///< Of the person, else of the company.
    std::string name_b;
    model::RecordId record_a; ///< The earliest records that it was said of.
    model::RecordId record_b;
    std::int64_t pairs = 0; ///< Of records.
    model::RunId run;
    std::string decided_at;
};

/// The verdicts of people. They outlive every run of dedupe; undo of the run that gave one takes it
/// back. Writing happens inside the caller's transaction.
class VerdictStore {
public:
    explicit VerdictStore(Database& database);
    ~VerdictStore();
    VerdictStore(const VerdictStore&) = delete;
    VerdictStore& operator=(const VerdictStore&) = delete;

    /// In place of what was said of the two before, which is noted for undo of `run`. False, and
    /// nothing changes, when the same was said before. The records may come in any order, but must
    /// be two.
    bool add(model::RunId run, std::string_view decided_at, const StoredVerdict& verdict);
    /// All of them, by records.
    [[nodiscard]] std::vector<StoredVerdict> all();
    /// All of them, about contacts; those of one contact are left out. By contacts, each once.
    [[nodiscard]] std::vector<ContactVerdict> of_contacts();
    /// Those that speak of one of these records; each once, by records.
    [[nodiscard]] std::vector<StoredVerdict> of_records(std::span<const model::RecordId> records);
    /// For people: gathered by run and by contacts, in the order in which they were said.
    [[nodiscard]] std::vector<ListedVerdict> list();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
