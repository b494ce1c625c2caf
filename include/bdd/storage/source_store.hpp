#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/touched.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::storage {

/// A supplier of records: a CRM export, a trade show, a rented file …
struct Source {
    model::SourceId id;
    std::string code; ///< As typed after --source; unique.
    std::string name;
    std::string kind = "file"; ///< One of source_kinds().
    int priority = 50;         ///< 0–100; the higher one wins in survivorship.
    std::string licence;
    std::string supplier;
    std::string created_at;
    // How the people were collected; empty: not said. Lists of keywords are parted by one space.
    std::string public_name; ///< As a notice names the source.
    std::string basis;       ///< none, consent, legitimate_interest, contract, existing_customer.
    std::string channels;    ///< "email phone"; empty: no limit.
    std::string purposes;
    std::string collected_on; ///< YYYY-MM-DD
    std::string proof;        ///< Reference of the form or the contract.
    std::string informed;     ///< What the people were told, or its reference.
    std::optional<std::int64_t> uses_max;
    std::int64_t uses_done = 0; ///< Counted by exports; `add` and `update` leave it alone.
    std::string valid_until;    ///< YYYY-MM-DD, the last day.
    std::string addresses;      ///< business or mixed.
};

/// own, event, tool, partner, public, rented, bought, manual, file.
[[nodiscard]] const std::vector<std::string>& source_kinds();

/// One source with what the base holds of it.
struct SourceStats {
    Source source;
    std::int64_t records = 0;
    std::int64_t batches = 0;
    std::string last_import; ///< UTC, empty without import.
};

/// A saved decision about a column: folded column name, field name.
using SavedColumn = std::pair<std::string, std::string>;

class SourceStore {
public:
    explicit SourceStore(Database& database)
        : m_database(&database) {}

    [[nodiscard]] std::optional<Source> find(std::string_view code);
    [[nodiscard]] std::vector<SourceStats> list(); ///< By code.
    /// Gives the id. Precondition: no source has this code.
    model::SourceId add(const Source& source);
    /// Changes a source; its former state, but for the uses counted, is noted for undo of `run`.
    void update(const Source& source, model::RunId run);
    /// Contacts and accounts of records of this source and of others too: what a change of its
    /// priority may conclude anew.
    [[nodiscard]] Touched shared(model::SourceId source);

    [[nodiscard]] std::vector<SavedColumn> saved_columns(model::SourceId source);
    /// The former list is noted for undo of `run`.
    void save_columns(model::SourceId source, const std::vector<SavedColumn>& columns,
                      model::RunId run);

    /// Hash of the file, mapping and rules of the source's newest batch, and the run that made it.
    struct LastBatch {
        std::string file_hash;
        std::string mapping;
        std::string rules;
        std::string imported_at;
        model::RunId run;
        std::string file_name;
    };
    [[nodiscard]] std::optional<LastBatch> last_batch(model::SourceId source);

private:
    Database* m_database;
};

} // namespace bdd::storage
