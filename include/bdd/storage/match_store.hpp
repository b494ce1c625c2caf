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

/// What the last scan proposes, and the weights that it used. Inside the caller's transaction.
class MatchStore {
public:
    explicit MatchStore(Database& database)
        : m_database(&database) {}

    /// Replaces the proposals and the model; noted for undo of `run`, which takes them away.
    void save(model::RunId run, std::span<const ContactMerge> merges,
              std::span<const ReviewPair> review, const std::string& model);
    /// Proposed merges whose contacts both still stand, by `from`.
    [[nodiscard]] std::vector<ContactMerge> merges();
    /// Pairs whose records still belong to different contacts, about which nobody has said
    /// anything, by a, then b.
    [[nodiscard]] std::vector<ReviewPair> review();
    /// The model of the last scan, as JSON; empty before the first.
    [[nodiscard]] std::string model();
    /// The run of the last scan.
    [[nodiscard]] std::optional<model::RunId> scanned_by();

private:
    Database* m_database;
};

} // namespace bdd::storage
