#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace bdd::bench {

/// The objects of a file of JSON lines; empty when the file is absent.
[[nodiscard]] std::vector<nlohmann::json> read_json_lines(const std::string& path);

} // namespace bdd::bench
