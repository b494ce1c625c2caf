#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/exact.hpp>
#include <bdd/dedupe/matcher.hpp>
#include <bdd/storage/dedupe_store.hpp>
#include <bdd/storage/match_store.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// The plainest reason that two contacts were found to be one, for reports.
enum class MergeReason : std::uint8_t {
    email,        ///< The same e-mail.
    mobile,       ///< The same mobile.
    company_name, ///< The same company and the same name.
    company_only, ///< No person on either side: the same establishment, or company and e-mail.
    likeness,     ///< All evidence together.
    said,         ///< A person said so.
    count_,
};
[[nodiscard]] std::string_view keyword(MergeReason reason) noexcept;

/// What a scan of the base found.
struct BasePlan {
    std::vector<storage::ContactMerge> merges; ///< By `from`; each contact at most once.
    std::vector<storage::ReviewPair> review;   ///< By a, then b.
    std::string model;                         ///< JSON
    std::int64_t records = 0;
    std::uint64_t pairs_compared = 0;
    std::array<std::int64_t, static_cast<std::size_t>(MergeReason::count_)> by_reason{};
};

struct BaseMatchRequest {
    double threshold = 0.95; ///< Clusters are made of links from here on.
    std::string model;       ///< JSON; empty: learnt from the base.
    const CancelFlag* cancel = nullptr;
    Progress* progress = nullptr;
};

/// The records of a base as the matching engine sees them: those that speak of a person. Records
/// that speak of a company alone are matched by exact evidence. In a base of few records, which
/// teach the engine little, exact evidence about people counts by itself too. Records of one
/// contact stay together.
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

    /// For many explanations: the rows made ready to be compared. Refers to this object.
    [[nodiscard]] std::unique_ptr<dedupe::Matcher> matcher() const;
    /// The row of a record; empty when it does not speak of a person.
    [[nodiscard]] std::optional<dedupe::Row> row_of(model::RecordId record) const;

private:
    struct Join {
        model::ContactId a;
        model::ContactId b;
        MergeReason reason = MergeReason::likeness;
        double probability = 1;
    };

    void load(storage::DedupeStore& store);
    void add_person(const storage::RecordEvidence& r, std::string_view siren);
    [[nodiscard]] dedupe::MatchOptions options() const;
    [[nodiscard]] MergeReason reason_of(dedupe::Row a, dedupe::Row b) const;
    void join_rows(const dedupe::MatchResult& result, std::vector<Join>& joins) const;
    void join_exact(std::vector<Join>& joins) const;
    /// What people said, about rows.
    void add_verdicts(std::vector<dedupe::Verdict>& verdicts) const;
    void join_said(std::vector<Join>& joins) const;
    void settle(std::vector<Join> joins, BasePlan& plan) const;

    BaseMatchRequest m_request;
    std::vector<storage::StoredVerdict> m_verdicts;
    std::map<model::RecordId, model::ContactId> m_said_of; ///< Contacts of the records of these.
    std::vector<model::RecordId> m_records;                ///< Of each row, ascending.
    std::vector<model::ContactId> m_contacts;              ///< Of each row.
    dedupe::ValueTable m_keys;                             ///< Of names and of companies, folded.
    std::vector<dedupe::ValueId> m_name_keys;
    std::vector<dedupe::ValueId> m_company_keys;
    dedupe::Dataset m_data;
    std::vector<dedupe::ExactRow> m_exact; ///< Companies; and people while they are few.
    std::int64_t m_record_count = 0;
};

} // namespace bdd::flows
