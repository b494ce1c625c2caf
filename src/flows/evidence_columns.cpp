#include "flows/evidence_columns.hpp"

#include "flows/by_id.hpp"

#include <bdd/core/sort_unique.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;

constexpr std::array<EvidenceColumnSpec, k_evidence_columns> k_columns = {{
    {"civility", ColumnKind::civility},
    {"first_name", ColumnKind::first_name},
    {"last_name", ColumnKind::last_name},
    {"email", ColumnKind::email},
    {"phone", ColumnKind::phone},
    {"mobile", ColumnKind::mobile},
    {"company", ColumnKind::company},
    {"siren", ColumnKind::siren},
    {"siret", ColumnKind::siret},
    {"job_title", ColumnKind::job_title},
    {"street", ColumnKind::street},
    {"postcode", ColumnKind::postcode},
    {"town", ColumnKind::town},
}};

constexpr auto k_of_record = static_cast<std::size_t>(EvidenceColumn::street);

std::vector<ColumnSource> sources(std::span<dedupe::Column* const> targets) {
    std::vector<ColumnSource> out;
    for (std::size_t cell = 0; cell < targets.size(); ++cell) {
        if (targets[cell] != nullptr) {
            out.push_back({targets[cell], {cell}});
        }
    }
    return out;
}

} // namespace

std::span<const EvidenceColumnSpec> evidence_columns() noexcept {
    return k_columns;
}

EvidenceFiller::EvidenceFiller(std::vector<dedupe::Column*> targets)
    : m_targets(std::move(targets))
    , m_of_records(sources(std::span(m_targets).first(k_of_record)), io::Encoding::utf8) {}

void EvidenceFiller::add_siren(model::AccountId account, std::string_view siren) {
    at_id(m_sirens, account.value) = siren;
}

std::string_view EvidenceFiller::siren_of(const storage::RecordEvidence& r) const {
    const auto account = static_cast<std::size_t>(r.account.value);
    return !r.siren.empty() || account >= m_sirens.size() ? r.siren
                                                          : std::string_view(m_sirens[account]);
}

void EvidenceFiller::add(const storage::RecordEvidence& r) {
    const std::array<std::string_view, k_of_record> cells = {
        r.civility, r.first_name, r.last_name, r.email, r.phone,
        r.mobile,   r.company,    siren_of(r), r.siret, r.job_title};
    m_of_records.add(cells);
    m_addresses.push_back(r.address);
}

std::vector<model::AddressId> EvidenceFiller::addresses() const {
    std::vector<model::AddressId> ids = m_addresses;
    sort_unique(ids);
    return ids;
}

void EvidenceFiller::finish(storage::EvidenceReader& reader, bool all_addresses) {
    m_of_records.finish();
    // First one cell for each address, then the cell of each row's address.
    const auto targets = std::span(m_targets).subspan(k_of_record);
    ColumnFiller of_addresses(sources(targets), io::Encoding::utf8);
    std::vector<std::uint32_t> places; // By address, from 1.
    std::uint32_t last = 0;
    const auto take = [&](const storage::AddressEvidence& address) {
        const std::array<std::string_view, k_evidence_columns - k_of_record> cells = {
            address.street, address.postcode, address.town};
        of_addresses.add(cells);
        at_id(places, address.address.value) = ++last;
    };
    if (all_addresses) {
        reader.addresses(take);
    } else {
        reader.addresses(addresses(), take);
    }
    of_addresses.finish();
    for (dedupe::Column* const target : targets) {
        if (target == nullptr) {
            continue;
        }
        std::vector<dedupe::ValueId> by_row(m_addresses.size(), 0);
        for (std::size_t row = 0; row < by_row.size(); ++row) {
            const auto id = static_cast<std::size_t>(m_addresses[row].value);
            if (id < places.size() && places[id] != 0) {
                by_row[row] = target->cells[places[id] - 1];
            }
        }
        target->cells = std::move(by_row);
    }
}

} // namespace bdd::flows
