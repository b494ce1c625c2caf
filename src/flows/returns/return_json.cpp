#include "flows/returns/return_json.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace bdd::flows {

using nlohmann::ordered_json;

namespace {

ordered_json json_of(const ReturnedFile& file) {
    ordered_json json{{"file", file.name},
                      {"counts", counts_json(sums_of({file}))},
                      {"by_lines", file.by_lines},
                      {"unknown_motives", file.unknown_motives},
                      {"without_motive", file.without_motive},
                      {"without_date", file.without_date},
                      {"blank_rows", file.blank_rows}};
    json["repairs"] = ordered_json::object();
    for (std::size_t i = 0; i < file.repairs.size(); ++i) {
        if (file.repairs.at(i) != 0) {
            json["repairs"][std::string(keyword(static_cast<fields::Repair>(i)))] =
                file.repairs.at(i);
        }
    }
    json["mapping"] = ordered_json::object();
    for (const auto& [column, field] : file.mapping) {
        json["mapping"][column] = field.empty() ? ordered_json() : ordered_json(field);
    }
    json["warnings"] = file.warnings;
    json["rejects"] = file.rejects_path.empty() ? ordered_json() : ordered_json(file.rejects_path);
    return json;
}

} // namespace

ReturnSums sums_of(const std::vector<ReturnedFile>& files) {
    ReturnSums sums;
    for (const ReturnedFile& file : files) {
        sums.rows += file.rows;
        sums.added += file.added;
        sums.known += file.known;
        sums.rejected += file.rejected;
    }
    return sums;
}

ordered_json counts_json(const ReturnSums& sums) {
    return {{"rows", sums.rows},
            {"new", sums.added},
            {"known", sums.known},
            {"rejected", sums.rejected}};
}

ordered_json files_json(const std::vector<ReturnedFile>& files) {
    ordered_json list = ordered_json::array();
    for (const ReturnedFile& file : files) {
        list.push_back(json_of(file));
    }
    return list;
}

} // namespace bdd::flows
