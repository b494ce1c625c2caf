#include "storage/import_rows.hpp"

#include "storage/packed_fields.hpp"
#include "storage/record_image.hpp"

#include <initializer_list>

namespace bdd::storage {

namespace {

constexpr std::string_view k_address =
    "INSERT INTO address (id, line_1, line_2, line_3, line_4, postcode, town, country)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_account =
    "INSERT INTO account (id, name, name_key, legal_form, siren, vat, naf, website, staff,"
    " revenue_cents, address_id, record_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_site =
    "INSERT INTO site (id, siret, account_id, address_id) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_contact =
    "INSERT INTO contact (id, account_id, address_id, kind, civility, title, first_name, last_name,"
    " name_key, job_title, department, level, email, email_kind, phone, phone_kind, mobile, siret,"
    " updated_on, record_id, records)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view k_raw = "INSERT INTO record_raw (record_id, cells) VALUES (?, ?)";
constexpr std::string_view k_update_raw = "UPDATE record_raw SET cells = ? WHERE record_id = ?";
constexpr std::string_view k_record =
    "INSERT INTO record (source_id, batch_id, line, external_id, key_hash, content_hash,"
    " contact_id, account_id, address_id, fields, problems, id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_update_record =
    "UPDATE record SET (source_id, batch_id, line, external_id, key_hash, content_hash, contact_id,"
    " account_id, address_id, fields, problems) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?";

void bind_id(Statement& statement, int index, std::int64_t id) {
    if (id == 0) {
        statement.bind_null(index);
    } else {
        statement.bind(index, id);
    }
}

template <typename T>
void bind_optional(Statement& statement, int index, const std::optional<T>& value) {
    if (value) {
        statement.bind(index, static_cast<std::int64_t>(*value));
    } else {
        statement.bind_null(index);
    }
}

/// Texts that survivorship takes together or not at all.
int bind_group(Statement& statement, int index, bool given,
               std::initializer_list<const std::string*> texts) {
    for (const std::string* text : texts) {
        statement.bind_or_null(index++, given ? std::string_view(*text) : std::string_view());
    }
    return index;
}

} // namespace

ImportSequences::ImportSequences(Database& database)
    : batch(database, "batch")
    , record(database, "record")
    , contact(database, "contact")
    , account(database, "account")
    , address(database, "address")
    , site(database, "site") {}

void ImportSequences::mark() {
    first_batch = batch.last();
    first_record = record.last() + 1;
    first_contact = contact.last() + 1;
    first_account = account.last() + 1;
    first_address = address.last() + 1;
    first_site = site.last() + 1;
}

void ImportSequences::save(RunStore& runs, model::RunId run) {
    const auto save_one = [&](Sequence& sequence, std::string_view kind, std::int64_t first) {
        sequence.save();
        if (sequence.last() >= first) {
            runs.note(run, kind, first, {}, std::to_string(sequence.last()));
        }
    };
    save_one(batch, "batches", first_batch);
    save_one(record, "records", first_record);
    save_one(contact, "contacts", first_contact);
    save_one(account, "accounts", first_account);
    save_one(address, "addresses", first_address);
    save_one(site, "sites", first_site);
}

ImportRows::ImportRows(Connection& connection)
    : m_address(connection, k_address)
    , m_account(connection, k_account)
    , m_site(connection, k_site)
    , m_contact(connection, k_contact)
    , m_record(connection, k_record)
    , m_raw(connection, k_raw)
    , m_update_record(connection, k_update_record)
    , m_update_raw(connection, k_update_raw)
    , m_image(connection, select_record_image_sql()) {}

void ImportRows::insert_address(std::int64_t id, const model::Record& record) {
    const model::Address& address = record.address;
    int index = 1;
    m_address.bind(index++, id);
    for (const std::string& line : address.lines) {
        m_address.bind_or_null(index++, line);
    }
    m_address.bind_or_null(index++, address.postcode);
    m_address.bind_or_null(index++, address.town);
    m_address.bind(index, std::string_view(address.country));
    m_address.run_bound();
}

void ImportRows::insert_account(std::int64_t id, const model::Record& record, model::RecordId from,
                                model::AddressId address) {
    const model::RecordFields& fields = record.fields;
    int index = 1;
    m_account.bind(index++, id);
    index = bind_group(m_account, index, !fields.company.empty(),
                       {&fields.company, &fields.company_key, &fields.legal_form});
    index = bind_group(m_account, index, true,
                       {&fields.siren, &fields.vat, &fields.naf, &fields.website});
    bind_optional(m_account, index++, fields.staff);
    bind_optional(m_account, index++, fields.revenue_cents);
    bind_id(m_account, index++, address.value);
    m_account.bind(index, from.value);
    m_account.run_bound();
}

void ImportRows::insert_site(std::int64_t id, std::string_view siret, model::AccountId account,
                             model::AddressId address) {
    m_site.bind(1, id);
    m_site.bind(2, siret);
    m_site.bind(3, account.value);
    bind_id(m_site, 4, address.value);
    m_site.run_bound();
}

void ImportRows::insert_contact(model::ContactId id, const model::Record& record,
                                model::RecordId from, model::AccountId account,
                                model::AddressId address) {
    const model::RecordFields& f = record.fields;
    const bool person = !f.name_key.empty();
    int index = 1;
    m_contact.bind(index++, id.value);
    bind_id(m_contact, index++, account.value);
    bind_id(m_contact, index++, address.value);
    m_contact.bind(index++, std::string_view(person ? "person" : "company"));
    index = bind_group(m_contact, index, person,
                       {&f.civility, &f.title, &f.first_name, &f.last_name, &f.name_key});
    index =
        bind_group(m_contact, index, !f.job_title.empty(), {&f.job_title, &f.department, &f.level});
    index = bind_group(m_contact, index, !f.email.empty(), {&f.email, &f.email_kind});
    index = bind_group(m_contact, index, !f.phone.empty(), {&f.phone, &f.phone_kind});
    index = bind_group(m_contact, index, true, {&f.mobile, &f.siret, &f.updated_on});
    m_contact.bind(index, from.value);
    m_contact.run_bound();
}

void ImportRows::bind_record(Statement& statement, model::RecordId id, const model::Record& record,
                             const RecordTies& ties) {
    pack_fields(record.fields, m_packed);
    int index = 1;
    statement.bind(index++, ties.source.value);
    statement.bind(index++, ties.batch.value);
    statement.bind(index++, static_cast<std::int64_t>(record.line));
    statement.bind_or_null(index++, record.external_id);
    statement.bind(index++, static_cast<std::int64_t>(ties.key));
    statement.bind(index++, static_cast<std::int64_t>(record.content_hash));
    statement.bind(index++, ties.contact.value);
    bind_id(statement, index++, ties.account.value);
    bind_id(statement, index++, ties.address.value);
    statement.bind(index++, std::string_view(m_packed));
    statement.bind(index++, static_cast<std::int64_t>(record.problems));
    statement.bind(index, id.value);
}

void ImportRows::insert_record(model::RecordId id, const model::Record& record,
                               const RecordTies& ties) {
    bind_record(m_record, id, record, ties);
    m_record.run_bound();
    m_raw.bind(1, id.value);
    m_raw.bind(2, std::string_view(record.raw_cells));
    m_raw.run_bound();
}

void ImportRows::update_record(model::RecordId id, const model::Record& record,
                               const RecordTies& ties) {
    bind_record(m_update_record, id, record, ties);
    m_update_record.run_bound();
    m_update_raw.run(record.raw_cells, id.value);
}

std::string ImportRows::image(model::RecordId id) {
    Rows rows = m_image.rows(id.value);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

} // namespace bdd::storage
