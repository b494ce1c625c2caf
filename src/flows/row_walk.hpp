#pragma once

#include "flows/import_run.hpp"
#include "flows/rejects_file.hpp"
#include "flows/row_cells.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// Walks through the rows of a file that is imported, as often as it is needed, and keeps those
/// that are refused. For files that one thread reads; contacts have the record pipeline.
class RowWalk {
public:
    RowWalk(cli::Context& ctx, const ImportOptions& options, const TabularInput& input);
    RowWalk(const RowWalk&) = delete;
    RowWalk& operator=(const RowWalk&) = delete;

    /// Calls `take` with every row up to --limit; polls for cancellation.
    void each(const std::function<void(const io::CsvRow& row)>& take);
    [[nodiscard]] RowCells& cells() noexcept { return m_cells; }
    /// Of the last walk.
    [[nodiscard]] std::uint64_t rows() const noexcept { return m_rows; }
    [[nodiscard]] std::uint64_t blank_rows() const noexcept { return m_blank_rows; }

    /// Puts a row among the rejects. Throws Errc::input past --max-rejects.
    void reject(const io::CsvRow& row, std::string_view code, std::string_view reason);
    [[nodiscard]] std::int64_t rejected() const noexcept { return m_rejects.count(); }
    /// Writes the rejects; gives their path, empty while none was refused or nothing is written.
    [[nodiscard]] std::string commit(bool dry_run);

private:
    cli::Context* m_ctx;
    const ImportOptions* m_options;
    const TabularInput* m_input;
    RowCells m_cells;
    RejectsFile m_rejects;
    std::uint64_t m_rows = 0;
    std::uint64_t m_blank_rows = 0;
};

} // namespace bdd::flows
