#include "flows/base_rows.hpp"

#include "flows/matching/column_filler.hpp"

#include <bdd/core/hash.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_set>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;
using dedupe::Row;
using storage::RecordEvidence;

/// The columns in the order of their cells.
enum Place : std::size_t {
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
    of_record, ///< So many come from the record itself; the others from its address.
    street = of_record,
    postcode,
    town,
    count,
};
struct ColumnSpec {
    const char* name;
    ColumnKind kind;
};
constexpr std::array<ColumnSpec, count> k_columns = {{
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

ColumnFiller filler(dedupe::Dataset& data, std::size_t from, std::size_t to) {
    std::vector<ColumnSource> sources;
    for (std::size_t place = from; place < to; ++place) {
        sources.push_back({&data.columns()[place], {place - from}});
    }
    return {std::move(sources), io::Encoding::utf8};
}

/// Fills a vector by id as far as the id goes.
template <typename T>
T& at_id(std::vector<T>& values, std::int64_t id) {
    const auto place = static_cast<std::size_t>(id);
    if (place >= values.size()) {
        values.resize(std::max(place + 1, values.size() + values.size() / 2));
    }
    return values[place];
}

} // namespace

/// What is needed while rows are being read.
class BaseRows::Filling {
public:
    explicit Filling(BaseRows& rows)
        : m_rows(&rows)
        , m_of_records(filler(rows.m_data, 0, of_record)) {}

    void add_siren(model::AccountId account, std::string_view siren_text) {
        at_id(m_sirens, account.value) = siren_text;
    }

    /// True when it is asked for the first time.
    bool is_new(model::AccountId account) { return m_asked.insert(account.value).second; }

    void add(const RecordEvidence& r) {
        ++m_rows->m_records_read;
        const std::string_view siren_text = siren_of(r);
        const bool person = speaks_of_person(r);
        if (person) {
            const std::array<std::string_view, of_record> cells = {
                r.civility, r.first_name, r.last_name, r.email, r.phone,
                r.mobile,   r.company,    siren_text,  r.siret, r.job_title};
            m_of_records.add(cells);
            m_rows->m_name_keys.push_back(key_hash(r.name_key));
            m_rows->m_company_keys.push_back(key_hash(r.company_key));
            m_rows->m_records.push_back(r.record);
            m_rows->m_contacts.push_back(r.contact);
            m_addresses.push_back(r.address);
        }
        if (!person || m_rows->size() <= k_few) {
            m_rows->m_exact.push_back(exact_row(r, siren_text));
        }
    }

    /// The addresses that the records name; each once, ascending.
    [[nodiscard]] std::vector<model::AddressId> addresses() const {
        std::vector<model::AddressId> ids = m_addresses;
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    /// Ends the reading: `read_addresses` gives addresses to what it is called with.
    template <typename Read>
    void finish(Read&& read_addresses) {
        m_of_records.finish();
        // First one cell for each address, then the cell of each row's address.
        ColumnFiller of_addresses = filler(m_rows->m_data, of_record, count);
        std::vector<std::uint32_t> places;
        std::uint32_t next = 0;
        read_addresses([&](const storage::AddressEvidence& address) {
            const std::array<std::string_view, count - of_record> cells = {
                address.street, address.postcode, address.town};
            of_addresses.add(cells);
            at_id(places, address.address.value) = ++next;
        });
        of_addresses.finish();
        for (std::size_t place = of_record; place < count; ++place) {
            std::vector<dedupe::ValueId>& cells = m_rows->m_data.columns()[place].cells;
            std::vector<dedupe::ValueId> by_row(m_addresses.size(), 0);
            for (std::size_t row = 0; row < by_row.size(); ++row) {
                const auto id = static_cast<std::size_t>(m_addresses[row].value);
                if (id < places.size() && places[id] != 0) {
                    by_row[row] = cells[places[id] - 1];
                }
            }
            cells = std::move(by_row);
        }
        m_rows->m_data.set_rows(m_rows->size());
        if (m_rows->size() > k_few) {
            std::erase_if(m_rows->m_exact, is_person);
        }
    }

private:
    /// An account's SIREN counts for every record of it.
    [[nodiscard]] std::string_view siren_of(const RecordEvidence& r) const {
        const auto account = static_cast<std::size_t>(r.account.value);
        return !r.siren.empty() || account >= m_sirens.size() ? r.siren
                                                              : std::string_view(m_sirens[account]);
    }

    BaseRows* m_rows;
    ColumnFiller m_of_records;
    std::vector<std::string> m_sirens;         ///< By account.
    std::vector<model::AddressId> m_addresses; ///< Of each row.
    std::unordered_set<std::int64_t> m_asked;  ///< Accounts.
};

BaseRows::BaseRows() {
    for (const ColumnSpec& column : k_columns) {
        m_data.add_column(column.name, column.kind);
    }
}

bool BaseRows::speaks_of_person(const RecordEvidence& r) noexcept {
    return !r.name_key.empty() || r.email_kind == "nominative" || r.email_kind == "personal" ||
           !r.mobile.empty();
}

void BaseRows::read_all(storage::Database& base, const CancelFlag* cancel) {
    storage::EvidenceReader reader(base);
    Filling filling(*this);
    reader.sirens([&](model::AccountId id, std::string_view text) { filling.add_siren(id, text); });
    reader.records([&](const RecordEvidence& r) {
        if (cancel != nullptr && m_records_read % 4096 == 0) {
            cancel->check();
        }
        filling.add(r);
    });
    filling.finish([&](auto&& take) { reader.addresses(take); });
}

void BaseRows::read(storage::Database& base, std::span<const model::RecordId> old,
                    std::span<const model::RecordId> fresh) {
    storage::EvidenceReader reader(base);
    Filling filling(*this);
    const auto add = [&](const RecordEvidence& r) {
        if (r.siren.empty() && r.account.value != 0 && filling.is_new(r.account)) {
            reader.sirens(
                std::span(&r.account, 1),
                [&](model::AccountId id, std::string_view text) { filling.add_siren(id, text); });
        }
        filling.add(r);
    };
    reader.records(old, add);
    m_data.first_new = static_cast<Row>(m_records.size());
    reader.records(fresh, add);
    const std::vector<model::AddressId> addresses = filling.addresses();
    filling.finish([&](auto&& take) { reader.addresses(addresses, take); });
    std::erase_if(m_exact, is_person);
    m_by_record.resize(m_records.size());
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
    const auto equal = [&](Place place) {
        const dedupe::Column& column = m_data.columns()[place];
        return column.cells[a] != 0 && column.cells[a] == column.cells[b];
    };
    if (equal(email)) {
        return MergeReason::email;
    }
    if (equal(mobile)) {
        return MergeReason::mobile;
    }
    const auto same_key = [&](const std::vector<std::uint64_t>& keys) {
        return keys[a] != 0 && keys[a] == keys[b];
    };
    const bool one_company = equal(siren) || same_key(m_company_keys);
    return one_company && same_key(m_name_keys) ? MergeReason::company_name : MergeReason::likeness;
}

} // namespace bdd::flows
