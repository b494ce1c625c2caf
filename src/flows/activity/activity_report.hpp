#pragma once

#include "flows/activity/activity_file.hpp"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace bdd::flows {

/// Rows of all files of a run.
struct ActivitySums {
    std::uint64_t rows = 0;
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t known = 0;
    std::int64_t rejected = 0;
    std::int64_t oppositions = 0; ///< New on the list.
    std::int64_t nameless = 0;    ///< Said stop, without an address.

    [[nodiscard]] bool has_news() const noexcept {
        return added > 0 || changed > 0 || oppositions > 0;
    }
};
[[nodiscard]] ActivitySums sums_of(const std::vector<ActivityFile>& files,
                                   const ActivityStops& stops);
[[nodiscard]] nlohmann::ordered_json counts_json(const ActivitySums& sums);
/// What became of each file.
[[nodiscard]] nlohmann::ordered_json files_json(const std::vector<ActivityFile>& files);
/// The same for people.
void tell_activity(const cli::Context& ctx, const WriteSession& session, intake::ActivityKind kind,
                   const std::vector<ActivityFile>& files, const ActivitySums& sums);

} // namespace bdd::flows
