#pragma once

#include "flows/base_increment.hpp"
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
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// What a comparison of records of the base found.
struct BasePlan {
    std::vector<ContactJoin> joins;            ///< The surest first; none closes a ring.
    std::vector<storage::ContactMerge> merges; ///< What they come to, by `from`.
    std::vector<storage::ReviewPair> review;   ///< By a, then b.
    std::int64_t records = 0;                  ///< That were compared.
    std::uint64_t pairs_compared = 0;

    [[nodiscard]] std::array<std::int64_t, k_merge_reasons> by_reason() const;
};

struct BaseMatchRequest {
    double threshold = 0.95; ///< Clusters are made of links from here on.
    const CancelFlag* cancel = nullptr;
    Progress* progress = nullptr;
};

/// Compares the records of a base. Records of one contact stay together, and what people said
/// holds.
class BaseMatching {
public:
    /// All records; weights are learnt from them.
    BaseMatching(storage::Database& base, BaseMatchRequest request);
    /// Some records, by what a run over all learnt. Pairs of old ones are not compared.
    BaseMatching(storage::Database& base, BaseMatchRequest request, Increment increment);

    /// Ready to explain these two contacts: reads no more than it must.
    [[nodiscard]] static BaseMatching to_explain(storage::Database& base,
                                                 const BaseMatchRequest& request,
                                                 model::ContactId a, model::ContactId b);
    /// The same for pairs among these records.
    [[nodiscard]] static BaseMatching to_explain(storage::Database& base,
                                                 const BaseMatchRequest& request,
                                                 std::vector<model::RecordId> records);

    [[nodiscard]] BasePlan plan();
    /// What `plan` leaves for later runs over new records; see save_index.
    bool save(storage::Database& base) const;
    /// JSON; empty before `plan`, or where too few records could be compared.
    [[nodiscard]] const std::string& model() const noexcept { return m_memory.model; }
    /// The best of the comparisons between the records of two contacts, and those two records.
    struct Explained {
        model::RecordId a;
        model::RecordId b;
        dedupe::Explanation why;
    };
    /// Throws Errc::input when one of them has no record that speaks of a person.
    [[nodiscard]] Explained explain(model::ContactId a, model::ContactId b);

    /// For many explanations: the rows made ready to be compared. Refers to this object.
    [[nodiscard]] std::unique_ptr<dedupe::Matcher> matcher() const;
    /// The row of a record; empty when it does not speak of a person.
    [[nodiscard]] std::optional<dedupe::Row> row_of(model::RecordId record) const {
        return m_rows.row_of(record);
    }

private:
    void read_verdicts(storage::Database& base);
    [[nodiscard]] dedupe::MatchOptions options() const;
    void join_said(std::vector<ContactJoin>& joins) const;
    void join_exact(std::vector<ContactJoin>& joins) const;
    void join_rows(const dedupe::MatchResult& result, std::vector<ContactJoin>& joins) const;

    BaseMatchRequest m_request;
    std::vector<storage::StoredVerdict> m_verdicts;
    std::vector<storage::ContactVerdict> m_said_of_contacts;
    BaseRows m_rows;
    MatchMemory m_memory;
    std::unique_ptr<dedupe::Matcher> m_matcher;
};

} // namespace bdd::flows
