#pragma once

#include "flows/protect/processing_sheets.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// The register as a Markdown page; texts of users cannot change its form.
[[nodiscard]] std::string register_markdown(const std::vector<ProcessingSheet>& sheets, Date today);
/// One row a sheet, for a spreadsheet: no cell is a formula.
[[nodiscard]] std::string register_csv(const std::vector<ProcessingSheet>& sheets);
/// {"on": …, "sheets": […]}
[[nodiscard]] nlohmann::ordered_json register_json(const std::vector<ProcessingSheet>& sheets,
                                                   Date today);

} // namespace bdd::flows
