#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// Who gets files.
struct Recipient {
    std::int64_t id = 0;
    std::string name;
    std::string kind = "processor"; ///< processor, controller or partner.
    std::string contract;           ///< Reference; empty: none told.
    std::string country;            ///< ISO 3166 alpha-2; empty: not told.
    std::string created_at;
    std::int64_t exports = 0; ///< Filled by `recipients`.
    std::string last_export;  ///< UTC; empty: none.
};

/// One export as the log keeps it: no value of a person.
struct ExportEntry {
    std::int64_t id = 0;
    model::RunId run;
    std::string at; ///< UTC
    std::string format;
    std::string purpose;
    std::string recipient; ///< Name; empty: for oneself.
    std::string file_name; ///< Empty: standard output.
    std::string columns;   ///< "uid email"
    std::int64_t contacts = 0;
    std::string refused;     ///< JSON: channel → reason → contacts.
    std::string file_sha256; ///< Hexadecimal; empty: not known.
    std::string purge_by;    ///< YYYY-MM-DD; empty: never told.
};

/// What left the base, for whom, and whose data it was.
class ExportStore {
public:
    explicit ExportStore(Database& database)
        : m_database(&database) {}

    [[nodiscard]] std::optional<Recipient> find_recipient(std::string_view name);
    /// Gives the id. Precondition: no recipient has this name.
    std::int64_t add_recipient(const Recipient& recipient);
    /// Adds one of a name that is not known; true when it did.
    bool ensure_recipient(const Recipient& recipient);
    void update_recipient(const Recipient& recipient);
    [[nodiscard]] std::vector<Recipient> recipients(); ///< By name.

    /// Notes an export and its contacts (ascending, each once). Gives its id.
    std::int64_t add(const ExportEntry& entry, std::span<const model::ContactId> contacts);
    /// Counts a use of every source whose licence limits them and that alone brought one of these
    /// contacts (ascending).
    void count_uses(std::span<const model::ContactId> contacts);
    /// The newest first.
    [[nodiscard]] std::vector<ExportEntry> newest(std::int64_t most);
    /// The exports that any of these contacts is in, also under an id that was merged into it
    /// since; the newest first.
    [[nodiscard]] std::vector<ExportEntry> with(std::span<const model::ContactId> contacts);
    /// Takes contacts out of the members of every export, in one pass over all of them; gives how
    /// often one of them was in one.
    std::int64_t forget(std::span<const model::ContactId> contacts);

private:
    Database* m_database;
};

} // namespace bdd::storage
