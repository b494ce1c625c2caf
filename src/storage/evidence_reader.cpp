#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/evidence_reader.hpp>

#include <string>

namespace bdd::storage {

namespace {

constexpr std::string_view k_records =
    "SELECT id, contact_id, account_id, address_id, fields FROM record ORDER BY id";
constexpr std::string_view k_record =
    "SELECT id, contact_id, account_id, address_id, fields FROM record WHERE id = ?";
// As RNVP has it where the town is sure (position T of the code), else as it came.
constexpr std::string_view k_addresses =
    "SELECT a.id, a.line_1, a.line_2, a.line_3, a.line_4, a.postcode, a.town, n.address_id,"
    " n.complement, n.line_4, n.line_5, n.postcode, n.town"
    " FROM address a LEFT JOIN address_rnvp n ON n.address_id = a.id AND n.code < '8'"
    " ORDER BY a.id";
constexpr std::string_view k_address =
    "SELECT a.id, a.line_1, a.line_2, a.line_3, a.line_4, a.postcode, a.town, n.address_id,"
    " n.complement, n.line_4, n.line_5, n.postcode, n.town"
    " FROM address a LEFT JOIN address_rnvp n ON n.address_id = a.id AND n.code < '8'"
    " WHERE a.id = ?";
constexpr std::string_view k_sirens =
    "SELECT id, siren FROM account WHERE siren IS NOT NULL ORDER BY id";
constexpr std::string_view k_siren =
    "SELECT id, siren FROM account WHERE id = ? AND siren IS NOT NULL";
constexpr std::string_view k_of_contact =
    "SELECT id FROM record WHERE contact_id = ? ORDER BY id LIMIT ?";
constexpr std::string_view k_of_contact_of =
    "SELECT id FROM record WHERE contact_id = (SELECT contact_id FROM record WHERE id = ?)"
    " ORDER BY id LIMIT ?";
constexpr std::string_view k_of_account =
    "SELECT id FROM record WHERE account_id = ? ORDER BY id LIMIT ?";

RecordEvidence record_of(const Rows& rows) {
    using F = PackedField;
    const PackedFields fields(rows.text_or_empty(4));
    RecordEvidence evidence;
    evidence.record = {rows.get<std::int64_t>(0)};
    evidence.contact = {rows.get<std::int64_t>(1)};
    evidence.account = {rows.get<std::optional<std::int64_t>>(2).value_or(0)};
    evidence.address = {rows.get<std::optional<std::int64_t>>(3).value_or(0)};
    evidence.civility = fields[F::civility];
    evidence.first_name = fields[F::first_name];
    evidence.last_name = fields[F::last_name];
    evidence.name_key = fields[F::name_key];
    evidence.job_title = fields[F::job_title];
    evidence.email = fields[F::email];
    evidence.email_kind = fields[F::email_kind];
    evidence.phone = fields[F::phone];
    evidence.mobile = fields[F::mobile];
    evidence.company = fields[F::company];
    evidence.company_key = fields[F::company_key];
    evidence.siren = fields[F::siren];
    evidence.siret = fields[F::siret];
    return evidence;
}

AddressEvidence address_of(const Rows& rows, std::string& street) {
    constexpr int k_normalised = 7;
    const bool is_normalised = rows.get<std::optional<std::int64_t>>(k_normalised).has_value();
    const int first = is_normalised ? k_normalised + 1 : 1;
    const int lines = is_normalised ? 3 : 4;
    street.clear();
    for (int line = first; line < first + lines; ++line) {
        const std::string_view text = rows.text_or_empty(line);
        street += street.empty() || text.empty() ? "" : " ";
        street += text;
    }
    return {{rows.get<std::int64_t>(0)},
            street,
            rows.text_or_empty(first + lines),
            rows.text_or_empty(first + lines + 1)};
}

} // namespace

struct EvidenceReader::Impl {
    explicit Impl(Database& base)
        : connection(&base.connection())
        , record(*connection, k_record)
        , address(*connection, k_address)
        , siren(*connection, k_siren)
        , of_contact(*connection, k_of_contact)
        , of_contact_of(*connection, k_of_contact_of)
        , of_account(*connection, k_of_account) {}

    static std::vector<model::RecordId> ids(Statement& statement, std::int64_t owner,
                                            std::size_t most) {
        std::vector<model::RecordId> found;
        for (Rows rows = statement.rows(owner, static_cast<std::int64_t>(most)); rows.next();) {
            found.push_back({rows.get<std::int64_t>(0)});
        }
        return found;
    }

    Connection* connection;
    Statement record;
    Statement address;
    Statement siren;
    Statement of_contact;
    Statement of_contact_of;
    Statement of_account;
    std::string street;
};

EvidenceReader::EvidenceReader(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
EvidenceReader::~EvidenceReader() = default;

std::int64_t EvidenceReader::count() {
    return m_impl->connection->query_integer("SELECT count(*) FROM record").value_or(0);
}

void EvidenceReader::records(const VisitRecord& visit) {
    Statement select = m_impl->connection->prepare(k_records);
    for (Rows rows = select.rows(); rows.next();) {
        visit(record_of(rows));
    }
}

void EvidenceReader::addresses(const VisitAddress& visit) {
    Statement select = m_impl->connection->prepare(k_addresses);
    for (Rows rows = select.rows(); rows.next();) {
        visit(address_of(rows, m_impl->street));
    }
}

void EvidenceReader::sirens(const VisitSiren& visit) {
    Statement select = m_impl->connection->prepare(k_sirens);
    for (Rows rows = select.rows(); rows.next();) {
        visit({rows.get<std::int64_t>(0)}, rows.text_or_empty(1));
    }
}

void EvidenceReader::records(std::span<const model::RecordId> ids, const VisitRecord& visit) {
    for (const model::RecordId id : ids) {
        for (Rows rows = m_impl->record.rows(id.value); rows.next();) {
            visit(record_of(rows));
        }
    }
}

void EvidenceReader::addresses(std::span<const model::AddressId> ids, const VisitAddress& visit) {
    for (const model::AddressId id : ids) {
        for (Rows rows = m_impl->address.rows(id.value); rows.next();) {
            visit(address_of(rows, m_impl->street));
        }
    }
}

void EvidenceReader::sirens(std::span<const model::AccountId> ids, const VisitSiren& visit) {
    for (const model::AccountId id : ids) {
        for (Rows rows = m_impl->siren.rows(id.value); rows.next();) {
            visit({rows.get<std::int64_t>(0)}, rows.text_or_empty(1));
        }
    }
}

std::vector<model::RecordId> EvidenceReader::of_contact(model::ContactId contact,
                                                        std::size_t most) {
    return Impl::ids(m_impl->of_contact, contact.value, most);
}

std::vector<model::RecordId> EvidenceReader::of_contact_of(model::RecordId record,
                                                           std::size_t most) {
    return Impl::ids(m_impl->of_contact_of, record.value, most);
}

std::vector<model::RecordId> EvidenceReader::of_account(model::AccountId account,
                                                        std::size_t most) {
    return Impl::ids(m_impl->of_account, account.value, most);
}

} // namespace bdd::storage
