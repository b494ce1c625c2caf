#pragma once

#include <bdd/storage/database.hpp>
#include <bdd/storage/dedupe_store.hpp>

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
    model::ContactId contact_a; ///< Of the two contacts that they belong to now, the lower id;
    model::ContactId contact_b; ///< and the higher. Filled by the store.
    bool operator==(const ReviewPair& other) const noexcept { return a == other.a && b == other.b; }
};

/// Two contacts that a scan found to be one.
struct StoredJoin {
    model::ContactId a;
    model::ContactId b; ///< Greater than a.
    std::string evidence;
    double probability = 1;
};

/// What the last scan proposes, and the weights that it used. Inside the caller's transaction.
class MatchStore {
public:
    explicit MatchStore(Database& database)
        : m_database(&database) {}

    /// Replaces the proposals and the model; noted for undo of `run`, which takes them away.
    void save(model::RunId run, std::span<const StoredJoin> joins,
              std::span<const ReviewPair> review, const std::string& model);
    /// Takes all of it away.
    void clear();
    /// Proposed joins whose contacts both still stand, by a, then b.
    [[nodiscard]] std::vector<StoredJoin> joins();
    /// Pairs whose records still belong to different contacts, by a, then b.
    [[nodiscard]] std::vector<ReviewPair> review();
    /// The model of the last scan, as JSON; empty before the first.
    [[nodiscard]] std::string model();
    /// The run of the last scan.
    [[nodiscard]] std::optional<model::RunId> scanned_by();

private:
    Database* m_database;
};

} // namespace bdd::storage
