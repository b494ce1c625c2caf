#pragma once

#include "rng.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::bench {

/// Values with weights. The views point into the tables that are compiled in.
template <typename T>
class Weighted {
public:
    void add(T value, std::uint32_t weight) {
        m_total += weight;
        m_values.push_back(std::move(value));
        m_limits.push_back(m_total);
    }
    [[nodiscard]] const T& draw(Rng& rng) const noexcept {
        const std::uint32_t at = rng.below(m_total);
        std::size_t low = 0;
        std::size_t high = m_limits.size() - 1;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (at < m_limits[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return m_values[low];
    }

private:
    std::vector<T> m_values;
    std::vector<std::uint32_t> m_limits;
    std::uint32_t m_total = 0;
};

using Words = std::vector<std::string_view>;

struct Town {
    std::string_view name;
    std::string_view postcode;
    std::string_view cedex_postcode; ///< Empty when companies there have no CEDEX.
    std::string_view cedex_line;
};

struct Trade {
    std::string_view naf;
    std::uint32_t size = 1; ///< 1 small firms, 2 middle, 3 large.
    Words words;            ///< How such firms call what they do.
};

struct JobWording {
    std::string_view man;
    std::string_view woman;
};

struct Job {
    std::uint32_t level = 4; ///< 1 director … 4 staff.
    std::vector<JobWording> wordings;
};

struct StreetType {
    std::string_view name;
    std::string_view abbreviation;
};

struct Nickname {
    std::string_view name;
    Words instead;
};

/// The word tables of tests/bench/generate/data, read once.
struct Vocabulary {
    Weighted<std::string_view> first_names[2][3]; ///< [woman][generation]
    std::vector<Nickname> nicknames;              ///< Sorted by name.
    Weighted<std::string_view> surnames;
    Words surnames_breton;
    Words surnames_alsatian;
    Words surnames_other;
    Words surname_begins;
    Words surname_ends;
    Weighted<Town> towns;
    Weighted<StreetType> street_types;
    std::vector<StreetType> street_type_list; ///< The same, for abbreviating.
    Words street_names;
    Words zones;
    Words complements;
    Weighted<Trade> trades;
    Weighted<Job> jobs;
    Weighted<Job> heads; ///< Only the jobs of those who lead a company.
    Words places, areas, concepts, objects, tails, heads_of_name, syllables_1, syllables_2,
        syllables_3;

    Vocabulary();
    /// What people write instead of a first name; empty when they write it out.
    [[nodiscard]] const Words& nicknames_of(std::string_view name) const noexcept;
};

} // namespace bdd::bench
