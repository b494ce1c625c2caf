#pragma once

#include <bdd/model/account_statement.hpp>
#include <bdd/model/golden.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bdd::storage {

/// The file that an import run reads, for the batch row.
struct BatchInfo {
    model::SourceId source;
    std::string file_name;
    std::string file_hash;
    std::uint64_t file_bytes = 0;
    std::string encoding;
    std::string delimiter;
    std::string columns;  ///< JSON array
    std::string mapping;  ///< JSON array
    std::string preamble; ///< JSON array
    std::string rules;    ///< How the rows were read: with other rules the same file gives others.
    std::string imported_at;
};

/// Entries that the maps of an import may hold before the base's indices take over: about 64 MiB
/// for each map of ids, 128 MiB for the keys of the records.
struct ImportBounds {
    std::size_t ids = std::size_t{3} << 20U;
    std::size_t record_keys = std::size_t{6} << 20U;
    std::size_t account_bytes = std::size_t{128} << 20U; ///< For what records say of new accounts.
};

/// Draws the conclusion of an account: survivorship, which this module does not know.
using ConcludeAccount =
    std::function<model::Account(model::AccountId, std::span<const model::AccountStatement>)>;

struct ImportCounts {
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t repeated = 0; ///< Of the above: rows whose id or content an earlier row had.
    std::int64_t vanished = 0; ///< Records of the source that the file no longer holds.
    /// Of the updated: rows that no longer say "no", where an earlier one did: the no stays.
    std::int64_t optouts_kept = 0;
};

/// Writes the records of one file into the base, inside the caller's transaction: records, raw
/// cells, addresses, sites, and for a new record its contact and account. A record that the source
/// already had is superseded in place, its former version noted for undo; a refusal (opt_in false)
/// and the day of its first collection stay. Ids are given in the
/// order of the file. Memory is bounded: past some millions of keys the base's own indices answer.
class ImportWriter {
public:
    ImportWriter(Database& database, model::RunId run, const BatchInfo& batch,
                 ConcludeAccount conclude, const ImportBounds& bounds = {});
    ~ImportWriter();
    ImportWriter(const ImportWriter&) = delete;
    ImportWriter& operator=(const ImportWriter&) = delete;

    /// The next records of the file, in blocks of any size. Rows that repeat a key of an earlier
    /// row become records of their own (the key and the number of the repetition make theirs), so
    /// no row is lost.
    void add(std::span<const model::Record> records);

    /// Writes the new accounts, builds the indices, notes what undo needs, counts the vanished
    /// records.
    void finish();

    [[nodiscard]] const ImportCounts& counts() const noexcept;
    /// Contacts and accounts whose conclusions must be drawn again, because a record of theirs
    /// changed, joined or left; each once, ascending. After finish().
    [[nodiscard]] std::vector<model::ContactId> dirty_contacts() const;
    [[nodiscard]] std::vector<model::AccountId> dirty_accounts() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
