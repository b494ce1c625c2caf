#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/suppression_list.hpp"
#include "flows/record_pipeline.hpp"
#include "flows/tabular_input.hpp"

#include <bdd/storage/import_writer.hpp>
#include <bdd/storage/source_store.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

struct ImportOptions {
    std::string source;
    TabularOptions tabular;
    Ragged ragged = Ragged::reject;
    std::string rejects;
    bool overwrite = false;
    std::optional<cli::Count> max_rejects;
    std::optional<cli::Count> limit;
    std::string country = "FR";
    /// Why contacts of a supplier without proof come in all the same; empty: they do not.
    std::string force_reason;
};

/// What became of one file.
struct ImportedFile {
    std::string name;
    bool already_imported = false;
    std::string former_import; ///< UTC, when already imported.
    model::RunId former_run;
    std::uint64_t rows = 0;
    storage::ImportCounts counts;
    std::int64_t rejected = 0;
    std::string rejects_path;
    PipelineResult result;
    std::vector<std::string> warnings;
    std::vector<std::string> unmapped; ///< Columns kept as raw cells only.
    intake::ColumnMapping mapping;
};

struct ImportOutcome {
    std::string source;
    bool source_is_new = false;
    std::string forced_reason; ///< Empty unless the source lacks its proof of collection.
    std::vector<ImportedFile> files;
};

/// One `bdd import`: every file of one source, in one transaction. Throws Errc::refused for a
/// source of a supplier that does not prove how its people were collected, unless that is forced.
class ImportRun {
public:
    ImportRun(cli::Context& ctx, WriteSession& session, const ImportOptions& options);
    void add_file(const std::string& path);
    [[nodiscard]] ImportOutcome finish();

private:
    [[nodiscard]] bool is_already_imported(const TabularInput& input, ImportedFile& file);
    /// How this run reads a file, as text: the mapping, the country, what is left out.
    [[nodiscard]] std::string rules_of(const TabularInput& input) const;
    void read_rows(const TabularInput& input, ImportedFile& file);
    void save_mapping(const TabularInput& input);
    /// The list of oppositions, read once; null when nobody objected. Throws Errc::refused when it
    /// lacks a key.
    [[nodiscard]] const SuppressionList* oppositions();

    cli::Context* m_ctx;
    WriteSession* m_session;
    const ImportOptions* m_options;
    storage::SourceStore m_sources;
    model::SourceId m_source;
    std::optional<SuppressionList> m_oppositions;
    ImportOutcome m_outcome;
};

} // namespace bdd::flows
