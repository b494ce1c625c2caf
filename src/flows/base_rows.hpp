#pragma once

#include "flows/evidence_columns.hpp"
#include "flows/merge_reason.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/dedupe/dataset.hpp>
#include <bdd/dedupe/exact.hpp>
#include <bdd/storage/evidence_reader.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Records of a base as the matching engine takes them: one row for each record that speaks of a
/// person, by record. Records that speak of a company alone are matched by exact evidence; in a
/// base of few records, which teach the engine little, exact evidence about people counts too.
class BaseRows {
public:
    /// Up to so many records that speak of people, exact evidence counts by itself.
    static constexpr std::size_t k_few = 1000;

    BaseRows();

    /// A name, or an address or number that is one person's alone.
    [[nodiscard]] static bool speaks_of_person(const storage::RecordEvidence& r) noexcept;

    /// All records. Columns are filled on all processors.
    void read_all(storage::Database& base, const CancelFlag* cancel);
    /// Some alone: `old` ones, then `fresh` ones; both ascending, none in both. Exact evidence
    /// counts between companies only. Dataset::first_new is set where there are old ones.
    void read(storage::Database& base, std::span<const model::RecordId> old,
              std::span<const model::RecordId> fresh);

    [[nodiscard]] const dedupe::Dataset& data() const noexcept { return m_data; }
    [[nodiscard]] dedupe::Dataset& data() noexcept { return m_data; }
    [[nodiscard]] std::size_t size() const noexcept { return m_records.size(); }
    [[nodiscard]] model::RecordId record(dedupe::Row row) const noexcept { return m_records[row]; }
    [[nodiscard]] model::ContactId contact(dedupe::Row row) const noexcept {
        return m_contacts[row];
    }
    [[nodiscard]] std::optional<dedupe::Row> row_of(model::RecordId record) const;
    /// The rows of each contact of more than one row follow each other in pairs.
    [[nodiscard]] std::vector<std::pair<dedupe::Row, dedupe::Row>> pairs_of_contacts() const;
    [[nodiscard]] std::vector<dedupe::Row> rows_of(model::ContactId contact,
                                                   std::size_t most) const;
    /// The plainest reason that two rows are one.
    [[nodiscard]] MergeReason reason_of(dedupe::Row a, dedupe::Row b) const;
    /// Companies; and people while they are few.
    [[nodiscard]] const std::vector<dedupe::ExactRow>& exact() const noexcept { return m_exact; }
    /// All records that were read.
    [[nodiscard]] std::int64_t records_read() const noexcept { return m_records_read; }

private:
    [[nodiscard]] EvidenceFiller filler();
    void add(const storage::RecordEvidence& r, EvidenceFiller& filler);

    std::vector<model::RecordId> m_records;
    std::vector<dedupe::Row> m_by_record; ///< Rows by record, where these do not ascend.
    std::vector<model::ContactId> m_contacts;
    std::vector<std::uint64_t> m_name_keys;    ///< Hashes; 0 for none.
    std::vector<std::uint64_t> m_company_keys; ///< The same.
    dedupe::Dataset m_data;
    std::vector<dedupe::ExactRow> m_exact;
    std::int64_t m_records_read = 0;
};

} // namespace bdd::flows
