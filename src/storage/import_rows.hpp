#pragma once

#include "storage/held_accounts.hpp"
#include "storage/row_feed.hpp"
#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/import_writer.hpp>
#include <bdd/storage/run_store.hpp>

#include <deque>
#include <string>
#include <string_view>

namespace bdd::storage {

/// The ids that an import gives, and the ranges that undo needs.
struct ImportSequences {
    explicit ImportSequences(Database& database);
    /// Notes where this run begins.
    void mark();
    /// Stores the sequences, and the ranges of new rows as changes of the run.
    void save(RunStore& runs, model::RunId run);

    Sequence batch;
    Sequence record;
    Sequence contact;
    Sequence account;
    Sequence address;
    Sequence site;
    std::int64_t first_batch = 0;
    std::int64_t first_record = 0;
    std::int64_t first_contact = 0;
    std::int64_t first_account = 0;
    std::int64_t first_address = 0;
    std::int64_t first_site = 0;
};

/// What a record belongs to.
struct RecordTies {
    model::SourceId source;
    model::BatchId batch;
    model::ContactId contact;
    model::AccountId account;
    model::AddressId address;
    std::uint64_t key = 0;
};

/// Writes rows: new ones are gathered, so their records must live until `flush`, and only then can
/// the base find them.
class ImportRows {
public:
    explicit ImportRows(Connection& connection);

    void insert_address(std::int64_t id, const model::Record& record);
    /// All held accounts, concluded; flushes what was gathered.
    void insert_accounts(const HeldAccounts& held, const ConcludeAccount& conclude);
    void insert_site(std::int64_t id, std::string_view siret, model::AccountId account,
                     model::AddressId address);
    /// The contact of one record: what survivorship gives when a single record speaks.
    void insert_contact(model::ContactId id, const model::Record& record, model::RecordId from,
                        model::AccountId account, model::AddressId address);
    void insert_record(model::RecordId id, const model::Record& record, const RecordTies& ties);
    /// `fields` take the place of those of the record.
    void update_record(model::RecordId id, const model::Record& record,
                       const model::RecordFields& fields, const RecordTies& ties);
    /// The fields that a record has now; `collected_on` is never empty.
    [[nodiscard]] model::RecordFields former_fields(model::RecordId id);
    /// The record and its raw cells as JSON, for undo.
    [[nodiscard]] std::string image(model::RecordId id);

    void flush();

private:
    void insert_account(model::AccountId id, const model::AccountStatement& only);
    void insert_account(const model::Account& account);
    /// A text that lives until `flush`.
    [[nodiscard]] std::string& room();

    RowFeed m_addresses;
    RowFeed m_accounts;
    RowFeed m_sites;
    RowFeed m_contacts;
    RowFeed m_records;
    RowFeed m_raws;
    Statement m_update_record;
    Statement m_update_raw;
    Statement m_image;
    Statement m_former;
    std::deque<std::string> m_texts; ///< Their memory is used again; they never move.
    std::size_t m_texts_used = 0;
};

} // namespace bdd::storage
