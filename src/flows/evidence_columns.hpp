#pragma once

#include "flows/matching/column_filler.hpp"

#include <bdd/dedupe/dataset.hpp>
#include <bdd/storage/evidence_reader.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace bdd::flows {

/// The columns of a base's records, in the order of their cells.
enum class EvidenceColumn : std::uint8_t {
    civility,
    first_name,
    last_name,
    email,
    phone,
    mobile,
    company,
    siren,
    siret,
    job_title,
    street, ///< From here on: of the record's address.
    postcode,
    town,
    count_,
};
inline constexpr std::size_t k_evidence_columns = static_cast<std::size_t>(EvidenceColumn::count_);

struct EvidenceColumnSpec {
    const char* name;
    dedupe::ColumnKind kind;
};
[[nodiscard]] std::span<const EvidenceColumnSpec> evidence_columns() noexcept;

/// Fills columns with the records of a base, on all processors. An address is read once, however
/// many records share it, and an account's SIREN counts for every record of it.
class EvidenceFiller {
public:
    /// One target for each column; null where it is not needed. They must outlive the filler.
    explicit EvidenceFiller(std::vector<dedupe::Column*> targets);

    /// Before the records of the account.
    void add_siren(model::AccountId account, std::string_view siren);
    /// True when it is asked for the first time.
    bool is_new(model::AccountId account) { return m_asked.insert(account.value).second; }
    /// The record's own, else its account's.
    [[nodiscard]] std::string_view siren_of(const storage::RecordEvidence& r) const;

    /// The next row.
    void add(const storage::RecordEvidence& r);
    /// Ends the reading with all addresses, or with those of the rows alone.
    void finish(storage::EvidenceReader& reader, bool all_addresses);

private:
    [[nodiscard]] std::vector<model::AddressId> addresses() const;

    std::vector<dedupe::Column*> m_targets;
    ColumnFiller m_of_records;
    std::vector<std::string> m_sirens;         ///< By account.
    std::vector<model::AddressId> m_addresses; ///< Of each row.
    std::unordered_set<std::int64_t> m_asked;  ///< Accounts.
};

} // namespace bdd::flows
