#pragma once

#include "cli/context.hpp"

#include <bdd/io/output_file.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/run_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// The base of a command that only reads.
[[nodiscard]] storage::Database open_to_read(const cli::Context& ctx);

/// The base of a command that writes: the writer's lock, one transaction, one row in the log of
/// runs. Nothing stays unless `finish` is called; with --dry-run nothing stays at all.
class WriteSession {
public:
    /// Waits for the lock as --wait says. A base that does not exist is created, or made up for a
    /// dry run.
    WriteSession(cli::Context& ctx, std::string_view command, bool dry_run);

    [[nodiscard]] storage::Database& base() noexcept { return m_base; }
    [[nodiscard]] storage::RunStore& runs() noexcept { return m_runs; }
    [[nodiscard]] model::RunId run() const noexcept { return m_run; }
    [[nodiscard]] const std::string& started_at() const noexcept { return m_started_at; }
    [[nodiscard]] bool dry_run() const noexcept { return m_dry_run; }
    [[nodiscard]] double seconds() const noexcept;

    /// Stores the counts and commits, or rolls back for a dry run.
    void finish(const nlohmann::ordered_json& counts);
    /// Leaves the base as it was, without a row in the log: nothing was to be done.
    void abandon();
    /// `finish` where something was done, else `abandon`.
    void finish_if(bool is_changed, const nlohmann::ordered_json& counts);

    /// "; to undo: bdd undo 17", or "; nothing written (dry run)".
    [[nodiscard]] std::string undo_hint() const;
    /// {"run":…,"counts":…,"seconds":…,"dry_run":…}; the run is null where none was noted.
    [[nodiscard]] nlohmann::ordered_json report(const nlohmann::ordered_json& counts) const;

private:
    cli::Context* m_ctx;
    bool m_dry_run;
    double m_start;
    std::string m_started_at;
    std::optional<io::LockFile> m_lock;
    storage::Database m_base;
    std::optional<storage::Unit> m_unit;
    storage::RunStore m_runs;
    model::RunId m_run;
    bool m_is_noted; ///< The run stands in the log, or will.
};

/// "3.2 s", "0.04 s": for summaries.
[[nodiscard]] std::string seconds_text(double seconds);
/// A count with thin groups of three digits: "12 431".
[[nodiscard]] std::string count_text(std::int64_t count);

} // namespace bdd::flows
