#include "storage/import_rows.hpp"

#include "storage/origin_json.hpp"
#include "storage/packed_fields.hpp"
#include "storage/record_image.hpp"

#include <initializer_list>

namespace bdd::storage {

namespace {

constexpr std::string_view k_address_columns =
    "id, line_1, line_2, line_3, line_4, postcode, town, country";
constexpr std::string_view k_account_columns =
    "id, name, name_key, legal_form, siren, vat, naf, website, staff, revenue_cents, address_id,"
    " record_id, origin";
constexpr std::size_t k_feed_rows = 256;
constexpr std::string_view k_site_columns = "id, siret, account_id, address_id";
constexpr std::string_view k_contact_columns =
    "id, account_id, address_id, kind, civility, title, first_name, last_name, name_key, job_title,"
    " department, level, email, email_kind, phone, phone_kind, mobile, siret, updated_on,"
    " record_id, records";
constexpr std::string_view k_record_columns =
    "id, source_id, batch_id, line, external_id, key_hash, content_hash, contact_id, account_id,"
    " address_id, fields, problems";
constexpr std::string_view k_raw_columns = "record_id, cells";
constexpr std::string_view k_update_raw = "UPDATE record_raw SET cells = ? WHERE record_id = ?";
constexpr std::string_view k_update_record =
    "UPDATE record SET (source_id, batch_id, line, external_id, key_hash, content_hash, contact_id,"
    " account_id, address_id, fields, problems) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?";
constexpr std::string_view k_former_fields =
    "SELECT r.fields, substr(b.imported_at, 1, 10) FROM record r JOIN batch b ON b.id = r.batch_id"
    " WHERE r.id = ?";

void add_id(RowFeed& feed, std::int64_t id) {
    id == 0 ? feed.add_null() : feed.add(id);
}

std::optional<std::int64_t> id_or_null(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

/// Texts that survivorship takes together or not at all.
void add_group(RowFeed& feed, bool given, std::initializer_list<const std::string*> texts) {
    for (const std::string* text : texts) {
        feed.add_or_null(given ? std::string_view(*text) : std::string_view());
    }
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
    : m_addresses(connection, "address", k_address_columns)
    , m_accounts(connection, "account", k_account_columns)
    , m_sites(connection, "site", k_site_columns)
    , m_contacts(connection, "contact", k_contact_columns)
    , m_records(connection, "record", k_record_columns)
    , m_raws(connection, "record_raw", k_raw_columns)
    , m_update_record(connection, k_update_record)
    , m_update_raw(connection, k_update_raw)
    , m_image(connection, select_record_image_sql())
    , m_former(connection, k_former_fields) {}

void ImportRows::insert_address(std::int64_t id, const model::Record& record) {
    const model::Address& address = record.address;
    m_addresses.add(id);
    for (const std::string& line : address.lines) {
        m_addresses.add_or_null(line);
    }
    m_addresses.add_or_null(address.postcode);
    m_addresses.add_or_null(address.town);
    m_addresses.add(std::string_view(address.country));
}

void ImportRows::insert_account(model::AccountId id, const model::AccountStatement& only) {
    const bool named = !only.company.empty();
    m_accounts.add(id.value);
    for (const std::string_view text : {only.company, only.company_key, only.legal_form}) {
        m_accounts.add_or_null(named ? text : std::string_view());
    }
    for (const std::string_view text : {only.siren, only.vat, only.naf, only.website}) {
        m_accounts.add_or_null(text);
    }
    m_accounts.add_or_null(only.staff);
    m_accounts.add_or_null(only.revenue_cents);
    add_id(m_accounts, only.address.value);
    m_accounts.add(only.record.value);
    m_accounts.add_null();
}

void ImportRows::insert_account(const model::Account& a) {
    m_accounts.add(a.id.value);
    for (const std::string* text :
         {&a.name, &a.name_key, &a.legal_form, &a.siren, &a.vat, &a.naf, &a.website}) {
        m_accounts.add_or_null(*text);
    }
    m_accounts.add_or_null(a.staff);
    m_accounts.add_or_null(a.revenue_cents);
    add_id(m_accounts, a.address.value);
    m_accounts.add(a.main_record.value);
    m_accounts.add_or_null(room() = origin_json(a.origin));
}

void ImportRows::insert_accounts(const HeldAccounts& held, const ConcludeAccount& conclude) {
    std::deque<model::Account> concluded;
    std::size_t gathered = 0;
    held.each([&](model::AccountId id, std::span<const model::AccountStatement> statements) {
        if (statements.size() == 1) {
            insert_account(id, statements.front()); // Nothing to choose.
        } else {
            insert_account(concluded.emplace_back(conclude(id, statements)));
        }
        if (++gathered % k_feed_rows == 0) {
            flush();
            concluded.clear();
        }
    });
    flush();
}

void ImportRows::insert_site(std::int64_t id, std::string_view siret, model::AccountId account,
                             model::AddressId address) {
    m_sites.add(id);
    m_sites.add(siret);
    m_sites.add(account.value);
    add_id(m_sites, address.value);
}

void ImportRows::insert_contact(model::ContactId id, const model::Record& record,
                                model::RecordId from, model::AccountId account,
                                model::AddressId address) {
    const model::RecordFields& f = record.fields;
    const bool person = !f.name_key.empty();
    m_contacts.add(id.value);
    add_id(m_contacts, account.value);
    add_id(m_contacts, address.value);
    m_contacts.add(std::string_view(person ? "person" : "company"));
    add_group(m_contacts, person,
              {&f.civility, &f.title, &f.first_name, &f.last_name, &f.name_key});
    add_group(m_contacts, !f.job_title.empty(), {&f.job_title, &f.department, &f.level});
    add_group(m_contacts, !f.email.empty(), {&f.email, &f.email_kind});
    add_group(m_contacts, !f.phone.empty(), {&f.phone, &f.phone_kind});
    add_group(m_contacts, true, {&f.mobile, &f.siret, &f.updated_on});
    m_contacts.add(from.value);
    m_contacts.add(std::int64_t{1});
}

void ImportRows::insert_record(model::RecordId id, const model::Record& record,
                               const RecordTies& ties) {
    m_records.add(id.value);
    m_records.add(ties.source.value);
    m_records.add(ties.batch.value);
    m_records.add(static_cast<std::int64_t>(record.line));
    m_records.add_or_null(record.external_id);
    m_records.add(static_cast<std::int64_t>(ties.key));
    m_records.add(static_cast<std::int64_t>(record.content_hash));
    m_records.add(ties.contact.value);
    add_id(m_records, ties.account.value);
    add_id(m_records, ties.address.value);
    std::string& packed = room();
    pack_fields(record.fields, packed);
    m_records.add(std::string_view(packed));
    m_records.add(static_cast<std::int64_t>(record.problems));
    m_raws.add(id.value);
    m_raws.add(std::string_view(record.raw_cells));
}

std::string& ImportRows::room() {
    if (m_texts_used == m_texts.size()) {
        m_texts.emplace_back();
    }
    return m_texts[m_texts_used++];
}

model::RecordFields ImportRows::former_fields(model::RecordId id) {
    model::RecordFields fields;
    Rows rows = m_former.rows(id.value);
    if (rows.next()) {
        unpack_fields(rows.text_or_empty(0), fields);
        if (fields.collected_on.empty()) {
            fields.collected_on = rows.text_or_empty(1);
        }
    }
    return fields;
}

void ImportRows::update_record(model::RecordId id, const model::Record& record,
                               const model::RecordFields& fields, const RecordTies& ties) {
    std::string packed;
    pack_fields(fields, packed);
    m_update_record.run(ties.source.value, ties.batch.value, static_cast<std::int64_t>(record.line),
                        or_null(record.external_id), static_cast<std::int64_t>(ties.key),
                        static_cast<std::int64_t>(record.content_hash), ties.contact.value,
                        id_or_null(ties.account.value), id_or_null(ties.address.value), packed,
                        static_cast<std::int64_t>(record.problems), id.value);
    m_update_raw.run(record.raw_cells, id.value);
}

std::string ImportRows::image(model::RecordId id) {
    Rows rows = m_image.rows(id.value);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void ImportRows::flush() {
    for (RowFeed* feed : {&m_addresses, &m_accounts, &m_sites, &m_contacts, &m_records, &m_raws}) {
        feed->flush();
    }
    m_texts_used = 0;
}

} // namespace bdd::storage
