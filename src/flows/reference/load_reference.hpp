#pragma once

#include "cli/context.hpp"
#include "flows/reference/loaded_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

struct LoadRequest {
    std::vector<std::string> files;
    std::optional<std::string> date; ///< Of the data, YYYY-MM-DD, for all files.
    bool replace = false;            ///< Also by older data.
    bool dry_run = false;
};

/// What became of a base.
enum class LoadOutcome : std::uint8_t { added, replaced, unchanged, older };
[[nodiscard]] std::string_view keyword(LoadOutcome outcome) noexcept;

struct LoadedBaseReport {
    rnvp::LoadedBase base;
    LoadOutcome outcome = LoadOutcome::added;
    std::string than; ///< Date of the base that stays, where this one is older.
};

struct FileReport {
    std::string file; ///< As given.
    std::uint64_t rows = 0;
    std::array<std::uint64_t, k_left_out_reasons> left_out{};
    std::vector<std::string> notices;
    std::vector<LoadedBaseReport> bases; ///< One for each département of a file of streets.
};

struct LoadReport {
    std::string path;
    std::vector<FileReport> files;
    bool wrote = false;
};

/// Reads all files, then replaces the reference file by one that holds them too, in one step: when
/// a file cannot be read, nothing changes. A base replaces one of its kind (and département) whose
/// data are not newer; a file that is there already changes nothing.
[[nodiscard]] LoadReport load_reference(cli::Context& ctx, const LoadRequest& request);

} // namespace bdd::flows
