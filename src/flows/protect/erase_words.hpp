#pragma once

#include "flows/protect/erase_people.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// Counts for the log of runs: no value of anybody.
[[nodiscard]] nlohmann::ordered_json erasure_counts_json(const Erasure& erasure);
/// What went, or would go, what stays, and which files outside the base still hold the people.
[[nodiscard]] std::string erasure_text(const Erasure& erasure, bool dry_run);
/// The files of erasure_text: {"exports":[…],"imports":[…]}.
[[nodiscard]] nlohmann::ordered_json outside_json(const Erasure& erasure);
/// "C0000012 Ada Lovelace (3 records)", one line each.
[[nodiscard]] std::string people_text(const std::vector<KnownPerson>& people);

} // namespace bdd::flows
