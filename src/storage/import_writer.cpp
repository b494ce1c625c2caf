#include "storage/bulk_indexes.hpp"
#include "storage/held_accounts.hpp"
#include "storage/import_keys.hpp"
#include "storage/import_rows.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/import_writer.hpp>
#include <bdd/storage/run_store.hpp>

#include <algorithm>
#include <future>

namespace bdd::storage {

namespace {

constexpr std::string_view k_insert_batch =
    "INSERT INTO batch (id, run_id, source_id, file_name, file_hash, file_bytes, encoding,"
    " delimiter, columns, mapping, preamble, rules, imported_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view k_find_account =
    "SELECT coalesce(a.account_id, k.account_id) FROM account_key k"
    " LEFT JOIN account_alias a ON a.id = k.account_id WHERE k.hash = ?";
constexpr std::string_view k_find_address = "SELECT address_id FROM address_key WHERE hash = ?";

constexpr std::size_t k_ahead = 8; ///< Records between the word to the cache and the look.

} // namespace

struct ImportWriter::Impl {
    Impl(Database& base, model::RunId run_id, const BatchInfo& info, ConcludeAccount draw,
         const ImportBounds& bounds)
        : database(&base)
        , run(run_id)
        , source(info.source)
        , indexes(base.connection(), BulkTables::contacts)
        , sequences(base)
        , runs(base)
        , records(base.connection(), info.source, sequences.record.last(), bounds.record_keys)
        , accounts(base.connection(), k_find_account, "account_key", "account_id",
                   indexes.dropped(), bounds.ids)
        , addresses(base.connection(), k_find_address, "address_key", "address_id",
                    indexes.dropped(), bounds.ids)
        , sites(base.connection(), indexes.dropped(), bounds.ids)
        , rows(base.connection())
        , held(std::string_view(info.imported_at).substr(0, 10), bounds.account_bytes)
        , conclude(std::move(draw)) {
        batch.value = sequences.batch.next();
        Statement insert = base.connection().prepare(k_insert_batch);
        insert.run(batch.value, run.value, info.source.value, info.file_name, info.file_hash,
                   static_cast<std::int64_t>(info.file_bytes), info.encoding, info.delimiter,
                   info.columns, info.mapping, info.preamble, info.rules, info.imported_at);
        sequences.mark();
    }

    /// The id of the record's address; a new row where nobody had it.
    model::AddressId address_of(const model::Record& record) {
        if (record.address_hash == 0) {
            return {};
        }
        if (const auto id = addresses.find(record.address_hash)) {
            return {*id};
        }
        const std::int64_t id = sequences.address.next();
        rows.insert_address(id, record);
        addresses.insert(record.address_hash, id);
        return {id};
    }

    model::AccountId account_of(const model::Record& record, model::RecordId id,
                                model::AddressId address) {
        if (record.account_hash == 0) {
            return {};
        }
        if (const auto account = accounts.find(record.account_hash)) {
            if (!held.add({*account}, id, record, address)) {
                dirty_accounts.push_back(*account);
            }
            return {*account};
        }
        if (held.full()) {
            write_accounts();
        }
        const std::int64_t account = sequences.account.next();
        accounts.insert(record.account_hash, account);
        held.open({account}, id, record, address);
        return {account};
    }

    void write_accounts() {
        rows.insert_accounts(held, conclude);
        held.forget();
    }

    void site_of(const model::Record& record, model::AccountId account, model::AddressId address) {
        if (record.fields.siret.empty() || !account) {
            return;
        }
        const auto key = static_cast<std::uint64_t>(std::stoll(record.fields.siret));
        if (sites.known(key)) {
            return;
        }
        const std::int64_t id = sequences.site.next();
        rows.insert_site(id, record.fields.siret, account, address);
        if (!sites.insert(key)) {
            rows.flush();
            indexes.restore();
        }
    }

    void create(const model::Record& record, const RecordPlace& place) {
        const model::RecordId id{sequences.record.next()};
        const model::AddressId address = address_of(record);
        const model::AccountId account = account_of(record, id, address);
        site_of(record, account, address);
        const model::ContactId contact{sequences.contact.next()};
        rows.insert_contact(contact, record, id, account, address);
        rows.insert_record(id, record, {source, batch, contact, account, address, place.key});
        if (!records.created(place, id)) {
            rows.flush();
        }
        ++counts.created;
    }

    /// A newer row takes back neither a refusal nor the day on which the data first came.
    model::RecordFields with_kept_facts(const model::Record& record, model::RecordId id) {
        const model::RecordFields former = rows.former_fields(id);
        model::RecordFields fields = record.fields;
        fields.collected_on = former.collected_on;
        if (former.opt_in == false && fields.opt_in != false) {
            fields.opt_in = false;
            ++counts.optouts_kept;
        }
        return fields;
    }

    void supersede(const model::Record& record, const KnownRecord& known, std::uint64_t key) {
        const model::AddressId address = address_of(record);
        const model::AccountId account = account_of(record, known.id, address);
        site_of(record, account, address);
        runs.note(run, "record", known.id.value, rows.image(known.id), {});
        rows.update_record(known.id, record, with_kept_facts(record, known.id),
                           {source, batch, known.contact, account, address, key});
        dirty_contacts.push_back(known.contact.value);
        dirty_accounts.push_back(account.value);
        dirty_accounts.push_back(known.account.value);
        ++counts.updated;
    }

    void add(const model::Record& record) {
        const RecordPlace place = records.place(record.key_hash);
        counts.repeated += place.repeated ? 1 : 0;
        if (!place.known) {
            create(record, place);
        } else if (place.known->content_hash == static_cast<std::int64_t>(record.content_hash)) {
            ++counts.unchanged;
        } else {
            supersede(record, *place.known, place.key);
        }
    }

    void expect(const model::Record& record) const noexcept {
        records.expect(record.key_hash);
        accounts.expect(record.account_hash);
        addresses.expect(record.address_hash);
    }

    void expect_account(const model::Record& record) const noexcept {
        if (const auto account = accounts.recall(record.account_hash)) {
            held.expect({*account});
        }
    }

    void add(std::span<const model::Record> block) {
        for (std::size_t i = 0; i < block.size(); ++i) {
            if (i + 2 * k_ahead < block.size()) {
                expect(block[i + 2 * k_ahead]);
            }
            if (i + k_ahead < block.size()) {
                expect_account(block[i + k_ahead]);
            }
            add(block[i]);
        }
        rows.flush();
    }

    void finish() {
        std::future<void> sorting = std::async(std::launch::async, [&] {
            records.sort();
            accounts.sort();
            addresses.sort();
        });
        write_accounts();
        sorting.get();
        records.flush();
        accounts.flush();
        addresses.flush();
        indexes.restore();
        counts.vanished = records.vanished();
        sort_unique(dirty_contacts);
        sort_unique(dirty_accounts);
        sequences.save(runs, run);
    }

    Database* database;
    model::RunId run;
    model::SourceId source;
    model::BatchId batch;
    BulkIndexes indexes;
    ImportSequences sequences;
    RunStore runs;
    RecordKeys records;
    IdKeys accounts;
    IdKeys addresses;
    SiteKeys sites;
    ImportRows rows;
    HeldAccounts held;
    ConcludeAccount conclude;
    ImportCounts counts;
    std::vector<std::int64_t> dirty_contacts;
    std::vector<std::int64_t> dirty_accounts;
};

ImportWriter::ImportWriter(Database& database, model::RunId run, const BatchInfo& batch,
                           ConcludeAccount conclude, const ImportBounds& bounds)
    : m_impl(std::make_unique<Impl>(database, run, batch, std::move(conclude), bounds)) {}

ImportWriter::~ImportWriter() = default;

void ImportWriter::add(std::span<const model::Record> records) {
    m_impl->add(records);
}

void ImportWriter::finish() {
    m_impl->finish();
}

const ImportCounts& ImportWriter::counts() const noexcept {
    return m_impl->counts;
}

std::vector<model::ContactId> ImportWriter::dirty_contacts() const {
    std::vector<model::ContactId> ids;
    for (const std::int64_t id : m_impl->dirty_contacts) {
        ids.push_back({id});
    }
    return ids;
}

std::vector<model::AccountId> ImportWriter::dirty_accounts() const {
    std::vector<model::AccountId> ids;
    for (const std::int64_t id : m_impl->dirty_accounts) {
        if (id != 0) {
            ids.push_back({id});
        }
    }
    return ids;
}

} // namespace bdd::storage
