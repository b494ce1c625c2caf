#include "case_files.hpp"

#include "evaluation.hpp"

#include <array>
#include <fstream>

namespace bdd::bench {

std::vector<nlohmann::json> read_json_lines(const std::string& path) {
    std::vector<nlohmann::json> objects;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            objects.push_back(nlohmann::json::parse(line));
        }
    }
    return objects;
}

std::vector<std::string> raw_texts(const std::string& folder) {
    constexpr std::array<const char*, 6> k_files = {
        "addok_france.jsonl", "geocoder_tester_fr.jsonl", "issues_fr.jsonl",
        "libpostal_fr.jsonl", "norme_rules.jsonl",        "pelias_fr.jsonl"};
    std::vector<std::string> raws;
    for (const char* file : k_files) {
        for (const nlohmann::json& one : read_json_lines(folder + "/" + file)) {
            if (one.contains("raw") && one["raw"].is_string()) {
                raws.push_back(one["raw"]);
            }
        }
    }
    for (const nlohmann::json& one : read_json_lines(folder + "/address_formatting_fr.jsonl")) {
        std::string text;
        for (const auto& line : one["expected"]) {
            text += (text.empty() ? "" : "\n") + line.get<std::string>();
        }
        raws.push_back(text);
    }
    for (const nlohmann::json& one :
         read_json_lines(folder + "/sirene_l2_declared_normalised.jsonl")) {
        std::string text;
        for (const auto& line : one["declared"]) {
            if (const auto part = line.get<std::string>(); !part.empty()) {
                text += (text.empty() ? "" : "\n") + part;
            }
        }
        raws.push_back(text);
    }
    return raws;
}

} // namespace bdd::bench
