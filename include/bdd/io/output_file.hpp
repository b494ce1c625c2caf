#pragma once

#include <bdd/core/cancel.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bdd::io {

/// Writes a file beside its final name and renames it on commit. Without commit the destructor
/// removes the temporary file and leaves whatever stood at the path. Mode 0600. Signals between
/// write and commit leave at most a hidden temporary file, which the next run of the same name
/// replaces.
class AtomicFile {
public:
    /// Throws Errc::exists (hint: --overwrite) when the path exists and may not be replaced, and
    /// Errc::io when the folder does not exist or cannot be written.
    AtomicFile(std::string path, bool overwrite);
    ~AtomicFile();
    AtomicFile(AtomicFile&&) noexcept;
    AtomicFile& operator=(AtomicFile&&) noexcept;

    void write(std::string_view bytes); ///< Buffered; throws Errc::io (disk full …).
    void commit();                      ///< Flush, fsync, rename, fsync of the folder.
    [[nodiscard]] const std::string& path() const noexcept;
    [[nodiscard]] std::uint64_t bytes_written() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A writer's lock on a base: `flock` on "<base>.lock", which holds the owner's process id, command
/// and start time as text. The lock goes with the process, however it ends.
class LockFile {
public:
    /// Waits up to `wait_seconds` (0: not at all; negative: for ever), then throws Errc::locked and
    /// names the holder: process id, command, start time. A cancellation ends the waiting with
    /// Errc::interrupted.
    LockFile(const std::string& base_path, std::string_view command, std::string_view started_at,
             double wait_seconds, const CancelFlag* cancel = nullptr);
    ~LockFile();
    LockFile(LockFile&&) noexcept;
    LockFile& operator=(LockFile&&) noexcept;

private:
    int m_fd = -1;
};

} // namespace bdd::io
