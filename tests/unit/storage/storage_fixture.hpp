#pragma once

#include "../io/temp_file.hpp"
#include "base_dump.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/dedupe/survivorship.hpp>
#include <bdd/storage/golden_store.hpp>
#include <bdd/storage/import_writer.hpp>
#include <bdd/storage/run_store.hpp>
#include <bdd/storage/source_store.hpp>

#include <string>
#include <vector>

namespace bdd::test {

/// A base in a folder of its own.
class StoredBase {
public:
    StoredBase()
        : m_base(m_folder.path("base.sqlite"), storage::Access::write, 0, nullptr) {}

    storage::Database& operator*() noexcept { return m_base; }
    storage::Connection& connection() noexcept { return m_base.connection(); }

    model::SourceId source(const std::string& code) {
        storage::SourceStore store(m_base);
        if (const auto known = store.find(code)) {
            return known->id;
        }
        storage::Source source;
        source.code = code;
        source.name = code;
        source.created_at = "2026-01-01T00:00:00Z";
        return store.add(source);
    }
    model::RunId run(const std::string& command) {
        return storage::RunStore(m_base).begin(command, "[]", "ada", "2026-01-01T00:00:00Z");
    }

    struct Imported {
        model::RunId run;
        storage::ImportCounts counts;
        std::vector<model::ContactId> dirty_contacts;
        std::vector<model::AccountId> dirty_accounts;
    };
    Imported import(const std::string& code, const std::vector<model::Record>& records,
                    const storage::ImportBounds& bounds = {}) {
        storage::BatchInfo batch;
        batch.source = source(code);
        batch.file_name = code + ".csv";
        batch.columns = R"(["id","name"])";
        batch.mapping = R"(["external_id","last_name"])";
        batch.preamble = "[]";
        batch.imported_at = "2026-01-02T03:04:05Z";
        m_base.prepare_bulk_load();
        storage::Unit unit(m_base);
        Imported imported;
        imported.run = run("import");
        const auto conclude = [](model::AccountId id, auto statements) {
            return dedupe::conclude_account(id, statements);
        };
        storage::ImportWriter writer(m_base, imported.run, batch, conclude, bounds);
        writer.add(records);
        writer.finish();
        imported.counts = writer.counts();
        imported.dirty_contacts = writer.dirty_contacts();
        imported.dirty_accounts = writer.dirty_accounts();
        unit.commit();
        m_base.settle();
        return imported;
    }

    void conclude(const std::vector<model::AccountId>& accounts) {
        storage::GoldenStore golden(m_base);
        golden.for_each(accounts, [&](model::AccountId id, auto statements) {
            golden.put(dedupe::conclude_account(id, statements));
        });
    }

private:
    TempFolder m_folder;
    storage::Database m_base;
};

/// A record as intake would build it: the keys are the hashes of what they stand for.
inline model::Record make_record(const std::string& id, const std::string& last_name,
                                 const std::string& company = {}, const std::string& town = {},
                                 const std::string& siret = {}) {
    model::Record record;
    record.external_id = id;
    record.fields.last_name = last_name;
    record.fields.name_key = last_name;
    record.fields.company = company;
    record.fields.company_key = company;
    record.fields.siret = siret;
    record.fields.siren = siret.substr(0, 9);
    record.address.town = town;
    record.address.country = "FR";
    record.raw_cells = "[\"" + id + "\",\"" + last_name + "\"]";
    record.key_hash = id.empty() ? hash64(record.raw_cells) : hash64(id, 1);
    record.content_hash = hash64(last_name + company + town + siret, 2);
    record.account_hash = company.empty() && siret.empty()
                              ? 0
                              : hash64(siret.empty() ? company : record.fields.siren, 3);
    record.address_hash = town.empty() ? 0 : hash64(town, 4);
    return record;
}

} // namespace bdd::test
