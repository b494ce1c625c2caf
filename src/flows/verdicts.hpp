#pragma once

#include "flows/base_session.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/split_store.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// Of a contact with more records, the verdict is kept for so many of them, the earliest: enough to
/// hold two contacts together or apart, and not the square of a thousand.
inline constexpr std::size_t k_most_verdict_records = 20;

/// Two contacts as a user named them: two different ids, which may be one contact by now.
struct AskedPair {
    model::ContactId a;
    model::ContactId b;
};
/// Throws Errc::usage where an id does not read or both are the same.
[[nodiscard]] AskedPair parse_pair(const std::string& a, const std::string& b);

/// Keeps what a person said of two groups of records, ascending and without a record in common:
/// between the earliest of both, and wherever something else was said of two of them before. Gives
/// the number of verdicts that are new.
std::int64_t keep_verdict(storage::VerdictStore& store, const WriteSession& session,
                          std::span<const model::RecordId> a, std::span<const model::RecordId> b,
                          bool same);

/// What became of one verdict.
struct SaidPair {
    bool changed = false;  ///< False: this was so before.
    model::ContactId into; ///< Of `same`: the contact that both are now, the older id; it is the
                           ///< one that may stand elsewhere.
    model::ContactId from; ///< Of `same`: the contact that went; `into` when both were one before.
    std::int64_t verdicts = 0;
    std::int64_t records_moved = 0;
};

/// Does what a person says of contacts, within the run of a session.
class VerdictWriter {
public:
    explicit VerdictWriter(WriteSession& session);

    /// The contact that has this id now; empty when none ever had it.
    [[nodiscard]] std::optional<model::ContactId> find(model::ContactId id);
    [[nodiscard]] storage::SplitStore& members() noexcept { return m_members; }

    /// Merges two contacts that stand; nothing happens when both are one.
    SaidPair same(model::ContactId a, model::ContactId b);
    /// Keeps two contacts that stand apart from now on. They must be two.
    SaidPair different(model::ContactId a, model::ContactId b);
    /// Draws the conclusions of the merges; call it once, after the last verdict.
    void conclude(const CancelFlag& cancel);

private:
    WriteSession* m_session;
    storage::SplitStore m_members;
    storage::VerdictStore m_verdicts;
    storage::DedupeStore m_store;
    std::vector<model::ContactId> m_grown;
};

} // namespace bdd::flows
