#pragma once

#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// Cases with known results. They are no part of the project: tests do without where they are
/// absent.
namespace case_files {

inline std::vector<std::string> lines(const std::string& name) {
    namespace fs = std::filesystem;
    const char* given = std::getenv("BDD_DATA"); // NOLINT(concurrency-mt-unsafe): one thread
    const fs::path data =
        given != nullptr ? fs::path(given) : fs::path(BDD_PROJECT).parent_path() / "shared/data";
    std::ifstream in(data / "rnvp/cases" / name);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) {
        while (!line.empty() && line.back() == '\r') {
            line.pop_back();
        }
        all.push_back(line);
    }
    return all;
}

inline std::vector<nlohmann::json> objects(const std::string& name) {
    std::vector<nlohmann::json> all;
    for (const std::string& line : lines(name)) {
        all.push_back(nlohmann::json::parse(line));
    }
    return all;
}

} // namespace case_files
