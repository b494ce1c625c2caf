#pragma once

#include "flows/inspect_scan.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// The command that imports the file as it was inspected, ready to be pasted into a shell.
[[nodiscard]] std::string import_command(const TabularInput& input, const TabularOptions& options,
                                         const std::string& source);

/// `width` 0: no limit.
[[nodiscard]] std::string inspect_text(const TabularInput& input, const FileFacts& facts,
                                       const std::string& next, std::size_t width);
[[nodiscard]] nlohmann::ordered_json inspect_json(const TabularInput& input, const FileFacts& facts,
                                                  const std::string& next);

} // namespace bdd::flows
