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
};

/// What was found of one value.
struct ValueHits {
    std::map<std::string, std::int64_t> tables; ///< "record.fields" → cells that hold it.
    std::vector<model::ContactId> contacts;     ///< Whose records hold it now, ascending.
    /// The base's own file counts only where no cell explains it: then it is an old page.
    std::vector<FileHit> files;

    [[nodiscard]] bool found() const noexcept { return !tables.empty() || !files.empty(); }
    /// Only records and conclusions of contacts that are in the base hold it: it is theirs, too.
    [[nodiscard]] bool is_of_others() const noexcept;
};

struct ValueCheck {
    std::vector<ValueHits> values;  ///< One for each that was asked for.
    std::vector<std::string> files; ///< That were read.
    std::uint64_t bytes = 0;
    std::vector<std::string> compressed; ///< Not looked into.

    [[nodiscard]] bool found() const noexcept;
    /// After an erasure: something is left that is not of others.
    [[nodiscard]] bool leaves() const noexcept;
};

/// Looks for every spelling of the values in all cells of the base and in all bytes of its files:
/// the base with its logs and the copies beside it, the reference data, the log file, and `places`
/// (files, or folders with all that is in them). No base may be open in this process: closing a
/// file that SQLite has open would give its locks away. Throws Errc::not_found for a place that is
/// not there.
[[nodiscard]] ValueCheck check_values(const cli::Context& ctx, std::span<const PersonValue> values,
                                      std::span<const std::string> places);

} // namespace bdd::flows
