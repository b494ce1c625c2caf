#pragma once

#include "flows/base_rows.hpp"
#include "flows/contact_sets.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/matcher.hpp>
#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/match_store.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// What a scan of the base found.
struct BasePlan {
    std::vector<ContactJoin> joins;            ///< The surest first; none closes a ring.
    std::vector<storage::ContactMerge> merges; ///< What they come to, by `from`.
    std::vector<storage::ReviewPair> review;   ///< By a, then b.
    std::string model;                         ///< JSON
    std::int64_t records = 0;
    std::uint64_t pairs_compared = 0;

    [[nodiscard]] std::array<std::int64_t, k_merge_reasons> by_reason() const;
};

struct BaseMatchRequest {
    double threshold = 0.95; ///< Clusters are made of links from here on.
    std::string model;       ///< JSON; empty: learnt from the base.
    const CancelFlag* cancel = nullptr;
    Progress* progress = nullptr;
};

/// Compares the records of a base. Records of one contact stay together, and what people said
/// holds.
class BaseMatching {
public:
    BaseMatching(storage::Database& base, BaseMatchRequest request);

    /// Compares everything.
    [[nodiscard]] BasePlan plan();
    /// The best of the comparisons between the records of two contacts, and those two records.
    struct Explained {
        model::RecordId a;
        model::RecordId b;
        dedupe::Explanation why;
    };
    /// Throws Errc::input when one of them has no record that speaks of a person.
    [[nodiscard]] Explained explain(model::ContactId a, model::ContactId b);

private:
    [[nodiscard]] dedupe::MatchOptions options() const;
    void join_said(std::vector<ContactJoin>& joins) const;
    void join_exact(std::vector<ContactJoin>& joins) const;
    void join_rows(const dedupe::MatchResult& result, std::vector<ContactJoin>& joins) const;

    BaseMatchRequest m_request;
    std::vector<storage::StoredVerdict> m_verdicts;
    std::vector<storage::ContactVerdict> m_said_of_contacts;
    BaseRows m_rows;
};

} // namespace bdd::flows
