#pragma once

#include "flows/reference/load_reference.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// Lines for people: what became of each base, then what could not be used.
[[nodiscard]] std::vector<std::string> load_lines(const LoadReport& report);
[[nodiscard]] nlohmann::ordered_json load_json_report(const LoadReport& report, double seconds);
/// A base was not taken because a newer one is there.
[[nodiscard]] bool has_older(const LoadReport& report);

/// What a kind is, translated: "postcodes of La Poste".
[[nodiscard]] std::string kind_words(std::string_view kind);

} // namespace bdd::flows
