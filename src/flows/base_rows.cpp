#include "flows/base_rows.hpp"

#include "flows/by_id.hpp"

#include <bdd/core/hash.hpp>

#include <algorithm>
#include <numeric>

namespace bdd::flows {

namespace {

using dedupe::Row;
using storage::RecordEvidence;

bool is_person(const dedupe::ExactRow& row) {
    return !row.name_key.empty() || row.email_is_personal || !row.mobile.empty();
}

dedupe::ExactRow exact_row(const RecordEvidence& r, std::string_view siren) {
    dedupe::ExactRow row;
    row.record = r.record;
    row.contact = r.contact;
    row.account = r.account;
    row.first_name = r.first_name;
    row.last_name = r.last_name;
    row.name_key = r.name_key;
    row.email = r.email;
    row.email_is_nominative = r.email_kind == "nominative";
    row.email_is_personal = row.email_is_nominative || r.email_kind == "personal";
    row.mobile = r.mobile;
    row.siren = siren;
    row.siret = r.siret;
    row.company_key = r.company_key;
    return row;
}

std::uint64_t key_hash(std::string_view key) {
    return key.empty() ? 0 : hash64(key) | 1U;
}

} // namespace

BaseRows::BaseRows() {
    for (const EvidenceColumnSpec& column : evidence_columns()) {
        m_data.add_column(column.name, column.kind);
    }
}

bool BaseRows::speaks_of_person(const RecordEvidence& r) noexcept {
    return !r.name_key.empty() || r.email_kind == "nominative" || r.email_kind == "personal" ||
           !r.mobile.empty();
}

EvidenceFiller BaseRows::filler() {
    std::vector<dedupe::Column*> targets;
    for (dedupe::Column& column : m_data.columns()) {
        targets.push_back(&column);
    }
    return EvidenceFiller(std::move(targets));
}

void BaseRows::add(const RecordEvidence& r, EvidenceFiller& filler) {
    ++m_records_read;
    const bool person = speaks_of_person(r);
    if (person) {
        filler.add(r);
        m_name_keys.push_back(key_hash(r.name_key));
        m_company_keys.push_back(key_hash(r.company_key));
        m_records.push_back(r.record);
        m_contacts.push_back(r.contact);
    }
    if (!person || size() <= k_few) {
        m_exact.push_back(exact_row(r, filler.siren_of(r)));
    }
}

void BaseRows::read_all(storage::Database& base, const CancelFlag* cancel) {
    storage::EvidenceReader reader(base);
    EvidenceFiller columns = filler();
    reader.sirens([&](model::AccountId id, std::string_view text) { columns.add_siren(id, text); });
    reader.records([&](const RecordEvidence& r) {
        if (cancel != nullptr && m_records_read % 4096 == 0) {
            cancel->check();
        }
        add(r, columns);
    });
    columns.finish(reader, true);
    m_data.set_rows(size());
    if (size() > k_few) {
        std::erase_if(m_exact, is_person);
    }
}

void BaseRows::read(storage::Database& base, std::span<const model::RecordId> old,
                    std::span<const model::RecordId> fresh) {
    storage::EvidenceReader reader(base);
    EvidenceFiller columns = filler();
    const auto take = [&](const RecordEvidence& r) {
        if (r.siren.empty() && r.account.value != 0 && columns.is_new(r.account)) {
            reader.sirens(
                std::span(&r.account, 1),
                [&](model::AccountId id, std::string_view text) { columns.add_siren(id, text); });
        }
        add(r, columns);
    };
    reader.records(old, take);
    m_data.first_new = static_cast<Row>(size());
    reader.records(fresh, take);
    columns.finish(reader, false);
    m_data.set_rows(size());
    std::erase_if(m_exact, is_person);
    m_by_record.resize(size());
    std::iota(m_by_record.begin(), m_by_record.end(), Row{0});
    std::sort(m_by_record.begin(), m_by_record.end(),
              [&](Row a, Row b) { return m_records[a] < m_records[b]; });
}

std::optional<Row> BaseRows::row_of(model::RecordId record) const {
    const auto at = [&](std::size_t place) {
        return m_by_record.empty() ? static_cast<Row>(place) : m_by_record[place];
    };
    std::size_t first = 0;
    for (std::size_t count = m_records.size(); count > 0;) {
        const std::size_t half = count / 2;
        const bool below = m_records[at(first + half)] < record;
        first += below ? half + 1 : 0;
        count = below ? count - half - 1 : half;
    }
    return first < m_records.size() && m_records[at(first)] == record ? std::optional(at(first))
                                                                      : std::nullopt;
}

std::vector<std::pair<Row, Row>> BaseRows::pairs_of_contacts() const {
    std::vector<std::pair<Row, Row>> pairs;
    std::vector<Row> last; // One more than the latest row of each contact.
    for (Row row = 0; row < m_records.size(); ++row) {
        Row& before = at_id(last, m_contacts[row].value);
        if (before != 0) {
            pairs.emplace_back(before - 1, row);
        }
        before = row + 1;
    }
    return pairs;
}

std::vector<Row> BaseRows::rows_of(model::ContactId contact, std::size_t most) const {
    std::vector<Row> rows;
    for (Row row = 0; row < m_contacts.size() && rows.size() < most; ++row) {
        if (m_contacts[row] == contact) {
            rows.push_back(row);
        }
    }
    return rows;
}

MergeReason BaseRows::reason_of(Row a, Row b) const {
    const auto equal = [&](EvidenceColumn place) {
        const dedupe::Column& column = m_data.columns()[static_cast<std::size_t>(place)];
        return column.cells[a] != 0 && column.cells[a] == column.cells[b];
    };
    if (equal(EvidenceColumn::email)) {
        return MergeReason::email;
    }
    if (equal(EvidenceColumn::mobile)) {
        return MergeReason::mobile;
    }
    const auto same_key = [&](const std::vector<std::uint64_t>& keys) {
        return keys[a] != 0 && keys[a] == keys[b];
    };
    const bool one_company = equal(EvidenceColumn::siren) || same_key(m_company_keys);
    return one_company && same_key(m_name_keys) ? MergeReason::company_name : MergeReason::likeness;
}

} // namespace bdd::flows
