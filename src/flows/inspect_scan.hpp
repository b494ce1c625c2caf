#pragma once

#include "flows/tabular_input.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace bdd::flows {

/// How often one problem occurs in a column, and where it is first seen.
struct ProblemFacts {
    std::uint64_t count = 0;
    std::uint64_t first_line = 0;
    std::string example;
};

/// What the cells of one column hold.
struct ColumnFacts {
    std::uint64_t filled = 0;
    std::uint64_t distinct = 0;
    bool distinct_is_least = false;    ///< There are more: counting stops at a bound.
    std::vector<std::string> examples; ///< The first different values, at most three.
    std::uint64_t with_breaks = 0;
    std::uint64_t scientific = 0;
    std::map<std::string, std::uint64_t> repairs; ///< By keyword of fields::Repair.
    std::map<std::string, ProblemFacts> problems; ///< By keyword of fields::Problem.
};

/// What a whole file holds.
struct FileFacts {
    std::uint64_t rows = 0;
    std::uint64_t short_rows = 0;
    std::uint64_t long_rows = 0;
    std::uint64_t undecodable_rows = 0;
    std::uint64_t first_ragged_line = 0;
    std::uint64_t first_undecodable_line = 0;
    std::vector<ColumnFacts> columns;
    io::CsvNotes notes;
};

/// Reads the whole file once, in memory that does not grow with it.
[[nodiscard]] FileFacts scan_file(const TabularInput& input, std::uint64_t limit,
                                  Progress& progress, const CancelFlag& cancel);

} // namespace bdd::flows
