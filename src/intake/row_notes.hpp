#pragma once

#include <bdd/fields/reading.hpp>
#include <bdd/intake/record_builder.hpp>

#include <vector>

namespace bdd::intake {

/// What was repaired and what was wrong while one row was read.
class RowNotes {
public:
    void clear() noexcept {
        m_repairs.clear();
        m_problems = {};
    }
    /// Each call is one repaired value.
    void add(fields::Repairs repairs) {
        if (!repairs.empty()) {
            m_repairs.push_back(repairs);
        }
    }
    void add(fields::Repair repair) {
        fields::Repairs repairs;
        repairs.add(repair);
        m_repairs.push_back(repairs);
    }
    void add(fields::Problem problem) noexcept {
        if (problem != fields::Problem::none) {
            m_problems.add(problem);
        }
    }
    template <typename T>
    void add(const fields::Reading<T>& reading) {
        add(reading.repairs);
        add(reading.problem);
    }

    [[nodiscard]] fields::Problems problems() const noexcept { return m_problems; }

    /// Repairs count by value, a problem once per row.
    void count_into(BuildCounts& counts) const noexcept {
        for (std::size_t i = 0; i < fields::k_problem_count; ++i) {
            counts.problems[i] += m_problems.has(static_cast<fields::Problem>(i)) ? 1 : 0;
        }
        for (const fields::Repairs repairs : m_repairs) {
            for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
                counts.repairs[i] += repairs.has(static_cast<fields::Repair>(i)) ? 1 : 0;
            }
        }
    }

private:
    std::vector<fields::Repairs> m_repairs;
    fields::Problems m_problems;
};

} // namespace bdd::intake
