#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

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
    explicit SourceStore(Database& database) : m_database(&database) {}

    [[nodiscard]] std::optional<Source> find(std::string_view code);
    [[nodiscard]] std::vector<SourceStats> list(); ///< By code.
    /// Gives the id. Precondition: no source has this code.
    model::SourceId add(const Source& source);
    void update(const Source& source);

    [[nodiscard]] std::vector<SavedColumn> saved_columns(model::SourceId source);
    void save_columns(model::SourceId source, const std::vector<SavedColumn>& columns);

    /// Hash of the file and mapping of the source's newest batch, and the run that made it.
    struct LastBatch {
        std::string file_hash;
        std::string mapping;
        std::string imported_at;
        model::RunId run;
        std::string file_name;
    };
    [[nodiscard]] std::optional<LastBatch> last_batch(model::SourceId source);

private:
    Database* m_database;
};

} // namespace bdd::storage
