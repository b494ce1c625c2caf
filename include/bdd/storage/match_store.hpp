#pragma once

#include <bdd/storage/database.hpp>
#include <bdd/storage/dedupe_store.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bdd::storage {

/// Two records of different contacts that a person should look at.
struct ReviewPair {
    model::RecordId a;
    model::RecordId b; ///< Greater than a.
    double probability = 0;
    // Filled by the store: as the base is now.
    model::ContactId contact_a;
    model::ContactId contact_b;
    std::int64_t records = 0; ///< Of both contacts.
    bool operator==(const ReviewPair& other) const noexcept { return a == other.a && b == other.b; }
};

/// Two contacts that a scan found to be one.
struct StoredJoin {
    model::ContactId a;
    model::ContactId b; ///< Greater than a.
    std::string evidence;
    double probability = 1;
};

/// What a scan learnt: the weights as JSON, and the threshold that it linked at.
struct StoredModel {
    double threshold = 0;
    std::string model;
    model::RunId run;         ///< The last run that compared records.
    model::RunId full_run;    ///< The last that compared all of them.
    std::int64_t records = 0; ///< That there were then.
};

/// What the last scan proposes, and the weights that it used. Inside the caller's transaction.
class MatchStore {
public:
    explicit MatchStore(Database& database)
        : m_database(&database) {}

    /// Replaces everything, the index of keys included, which is empty then; noted for undo of
    /// `run`, which takes it all away.
    void save(model::RunId run, double threshold, const std::string& model,
              std::span<const StoredJoin> joins, std::span<const ReviewPair> review);
    /// After a run over `fresh` records alone: replaces the joins and the pairs of these records.
    /// Undo of `run` takes everything away.
    void extend(model::RunId run, std::span<const model::RecordId> fresh,
                std::span<const StoredJoin> joins, std::span<const ReviewPair> review);
    /// Takes all of it away.
    void clear();
    /// Proposed joins of contacts that are still two, by a, then b; a contact that became part of
    /// another one stands for it.
    [[nodiscard]] std::vector<StoredJoin> joins();
    /// Pairs whose records still belong to different contacts, about which nobody has said
    /// anything, by a, then b.
    [[nodiscard]] std::vector<ReviewPair> review();
    /// The model of the last scan; nothing before the first.
    [[nodiscard]] std::optional<StoredModel> model();
    /// The run of the last scan.
    [[nodiscard]] std::optional<model::RunId> scanned_by();
    /// Records that came, changed, went to another account or whose address was normalised after
    /// that run, ascending; nothing when that cannot be told, because a run was undone since.
    [[nodiscard]] std::optional<std::vector<model::RecordId>> changed_since(model::RunId run);

private:
    void put(std::span<const StoredJoin> joins, std::span<const ReviewPair> review);

    Database* m_database;
};

} // namespace bdd::storage
