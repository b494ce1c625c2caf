#pragma once

#include "cli/context.hpp"
#include "flows/protect/person_values.hpp"

#include <bdd/model/record.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// Where the bytes of a file hold a value.
struct FileHit {
    std::string path;
    std::int64_t count = 0;
    std::uint64_t first = 0; ///< Offset of the first byte.
    bool is_archive = false;
};

/// What was found of one value.
struct ValueHits {
    std::map<std::string, std::int64_t> tables; ///< "record.fields" → cells that hold it.
    std::vector<model::ContactId> contacts;     ///< Whose records hold it now, ascending.
    /// The base's own file counts only where no cell explains it: then it is an old page.
    std::vector<FileHit> files;
    /// A name in the archive, which keeps names until the end of a duty. Anything else that is
    /// found there stands in `files`.
    std::vector<FileHit> archive;

    [[nodiscard]] bool found() const noexcept {
        return !tables.empty() || !files.empty() || !archive.empty();
    }
    /// Only records and conclusions of contacts that are in the base hold it: it is theirs, too.
    [[nodiscard]] bool is_of_others() const noexcept;
    /// After an erasure: it is neither of others nor kept by the archive.
    [[nodiscard]] bool is_left() const noexcept {
        return (!tables.empty() || !files.empty()) && !is_of_others();
    }
};

struct ValueCheck {
    std::vector<ValueHits> values;  ///< One for each that was asked for.
    std::vector<std::string> files; ///< That were read.
    std::uint64_t bytes = 0;
    std::vector<std::string> compressed; ///< Not looked into.

    [[nodiscard]] bool found() const noexcept;
    /// After an erasure: something is left that is neither of others nor of the archive.
    [[nodiscard]] bool leaves() const noexcept;
};

/// Looks for every spelling of the values in all cells of the base and in all bytes of its files:
/// the base with its logs, its archive and the copies beside it, the reference data, the log file,
/// and `places` (files, or folders with all that is in them). No base may be open in this process:
/// closing a file that SQLite has open would give its locks away. Throws Errc::not_found for a
/// place that is not there.
[[nodiscard]] ValueCheck check_values(const cli::Context& ctx, std::span<const PersonValue> values,
                                      std::span<const std::string> places);

} // namespace bdd::flows
