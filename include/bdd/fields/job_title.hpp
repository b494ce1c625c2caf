#pragma once

#include <cstdint>
#include <string_view>

namespace bdd::fields {

/// Business function that a job title names; French and English titles.
enum class Department : std::uint8_t {
    unknown, general_management, finance, human_resources, it, marketing, sales, purchasing,
    production, logistics, quality, research, legal, communication, administration, technical,
};
enum class JobLevel : std::uint8_t { unknown, executive, director, manager, specialist, assistant };

[[nodiscard]] std::string_view keyword(Department department) noexcept;
[[nodiscard]] std::string_view keyword(JobLevel level) noexcept;

struct JobTitle {
    Department department = Department::unknown;
    JobLevel level = JobLevel::unknown;
};

/// Reads "Directrice des Systèmes d'Information", "DSI", "Resp. achats", "PDG", "CFO", "Assistante
/// commerciale" …, from the rules in data/; feminine forms, abbreviations and accents included.
[[nodiscard]] JobTitle read_job_title(std::string_view title);

} // namespace bdd::fields
