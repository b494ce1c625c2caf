#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/touched.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// Rows that an erasure took away or changed, by what they were.
struct ErasureCounts {
    std::int64_t contacts = 0;
    std::int64_t former_ids = 0; ///< Of contacts that had been merged into these.
    std::int64_t records = 0;
    std::int64_t accounts = 0; ///< That no other record speaks of.
    std::int64_t returned_mail = 0;
    std::int64_t verdicts = 0;
    std::int64_t proposals = 0; ///< Joins and pairs to review.
    std::int64_t match_keys = 0;
    std::int64_t undo_changes = 0;
    std::int64_t consents_untied = 0; ///< They stay, as proof, without the tie.
    std::int64_t requests_untied = 0; ///< The same.
    std::int64_t notices = 0;         ///< Of their own; those of exports name nobody.
    std::int64_t events_untied = 0;   ///< And contracts: they count still, without a text.
    std::int64_t exports_left = 0;    ///< Membership in exports.
    std::int64_t texts_cleared = 0;   ///< Cells of logs that held a value.

    ErasureCounts& operator+=(const ErasureCounts& more) noexcept;
};

/// Takes people out of every table. All of it inside the caller's transaction.
class ErasureStore {
public:
    /// For an erasure that is this run.
    ErasureStore(Database& database, model::RunId run);

    /// Every record of these contacts.
    [[nodiscard]] std::vector<model::RecordId>
    records_of(std::span<const model::ContactId> contacts);

    /// Removes the records of the contacts and what hangs on them: raw cells, keys, returned mail,
    /// verdicts, proposals, membership in exports, what undo of other runs keeps of them. Consents
    /// lose their tie and the traces of the machine. A run whose undo lost something is marked.
    /// The caller draws the conclusions of what is given again, then calls `sweep`.
    [[nodiscard]] Touched remove(std::span<const model::ContactId> contacts, ErasureCounts& counts);

    /// Removes addresses, sites and notes of undo that nobody speaks of any more.
    void sweep(ErasureCounts& counts);

    /// Former forms of records and sites that undo keeps and that hold a value of the people go:
    /// also those of records that speak of somebody else by now.
    using HoldsValue = std::function<bool(std::string_view text)>;
    void drop_images(const HoldsValue& holds, ErasureCounts& counts);

    /// Changes that an erasure took away from what undo of a run needs; 0: it is whole.
    [[nodiscard]] static std::int64_t lost_by(Database& database, model::RunId run);

private:
    void drop_changes(std::string_view where, ErasureCounts& counts);
    [[nodiscard]] std::int64_t untie_activity(ErasureCounts& counts);

    Database* m_database;
    model::RunId m_run;
    std::int64_t m_accounts = 0; ///< Before.
};

} // namespace bdd::storage
