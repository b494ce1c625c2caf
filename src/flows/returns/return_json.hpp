#pragma once

#include "flows/returns/return_file.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <vector>

namespace bdd::flows {

/// Rows of all files of a run.
struct ReturnSums {
    std::uint64_t rows = 0;
    std::uint64_t added = 0;
    std::uint64_t known = 0;
    std::int64_t rejected = 0;
};
[[nodiscard]] ReturnSums sums_of(const std::vector<ReturnedFile>& files);
[[nodiscard]] nlohmann::ordered_json counts_json(const ReturnSums& sums);

/// What became of each file.
[[nodiscard]] nlohmann::ordered_json files_json(const std::vector<ReturnedFile>& files);

} // namespace bdd::flows
