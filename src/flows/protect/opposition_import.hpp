#pragma once

#include "flows/protect/opposition_file.hpp"
#include "flows/protect/opposition_writer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

struct OppositionImportOptions {
    OppositionFileOptions file;
    OppositionWords words;
    std::string exchange_key; ///< File of the key that the list was made with; else empty.
    std::string rejects;
    bool overwrite = false;
    std::optional<cli::Count> max_rejects;
};

/// What became of a list.
struct ImportedOppositions {
    std::string name;
    std::vector<std::string> columns;
    std::int64_t rows = 0;
    std::int64_t added = 0; ///< Rows that brought something new.
    std::int64_t known = 0; ///< Rows that did not.
    std::int64_t rejected = 0;
    std::int64_t unmatched = 0; ///< Of a list under an exchange key: nobody in the base.
    std::string rejects_path;
    std::vector<std::string> warnings;
};

/// Keeps a refused row. Throws Errc::input past --max-rejects, the rows being kept.
void reject_row(RejectsFile& rejects, const OppositionImportOptions& options,
                std::string_view bytes, std::uint64_t line, std::string_view code,
                std::string_view reason);

/// Reads a list of another tool into the list of oppositions. Every row is new, known or rejected;
/// a row of which only a part can be read is rejected, and that part is taken. Throws Errc::input
/// past --max-rejects.
[[nodiscard]] ImportedOppositions import_oppositions(cli::Context& ctx, WriteSession& session,
                                                     OppositionWriter& writer,
                                                     const std::string& path,
                                                     const OppositionImportOptions& options);

} // namespace bdd::flows
