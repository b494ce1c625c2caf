#pragma once

#include "flows/merge_reason.hpp"

#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace bdd::flows {

/// Two contacts that were found to be one, and why.
struct ContactJoin {
    model::ContactId a;
    model::ContactId b;
    MergeReason reason = MergeReason::likeness;
    double probability = 1;
};

/// Sets of contacts that are joined; the lowest id stands for its set.
class ContactSets {
public:
    /// These two are never of one set. Said before any join.
    void keep_apart(model::ContactId a, model::ContactId b);
    [[nodiscard]] model::ContactId root(model::ContactId id);
    /// Joins the sets of two roots. False when a person said that two of their members are
    /// different.
    bool join(model::ContactId left, model::ContactId right);

private:
    [[nodiscard]] std::int64_t find(std::int64_t id);

    std::vector<std::int64_t> m_parents;                               ///< By id, 0: itself.
    std::map<model::ContactId, std::vector<model::ContactId>> m_apart; ///< Of each root.
};

/// What is left to do of many joins.
struct SettledJoins {
    std::vector<ContactJoin> joins;            ///< Those that brought two sets together.
    std::vector<storage::ContactMerge> merges; ///< By `from`; no `into` is a `from`.
};

/// Joins the surest first (of equal ones the earlier), so that leaving out what is less sure than
/// some probability leaves out whole joins at the end. Two contacts of a verdict "different" never
/// come together, whatever leads from one to the other.
[[nodiscard]] SettledJoins settle(std::vector<ContactJoin> joins,
                                  std::span<const storage::ContactVerdict> verdicts);

} // namespace bdd::flows
