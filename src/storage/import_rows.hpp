#pragma once

#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/run_store.hpp>

#include <string>

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

/// The statements that write one row each.
class ImportRows {
public:
    explicit ImportRows(Connection& connection);

    void insert_address(std::int64_t id, const model::Record& record);
    void insert_account(std::int64_t id, const model::Record& record, model::RecordId from,
                        model::AddressId address);
    void insert_site(std::int64_t id, std::string_view siret, model::AccountId account,
                     model::AddressId address);
    /// The contact of one record: what survivorship gives when a single record speaks.
    void insert_contact(model::ContactId id, const model::Record& record, model::RecordId from,
                        model::AccountId account, model::AddressId address);
    void insert_record(model::RecordId id, const model::Record& record, const RecordTies& ties);
    void update_record(model::RecordId id, const model::Record& record, const RecordTies& ties);
    /// The record and its raw cells as JSON, for undo.
    [[nodiscard]] std::string image(model::RecordId id);

private:
    void bind_record(Statement& statement, model::RecordId id, const model::Record& record,
                     const RecordTies& ties);

    Statement m_address;
    Statement m_account;
    Statement m_site;
    Statement m_contact;
    Statement m_record;
    Statement m_raw;
    Statement m_update_record;
    Statement m_update_raw;
    Statement m_image;
    std::string m_packed;
};

} // namespace bdd::storage
