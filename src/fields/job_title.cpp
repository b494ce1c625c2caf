#include "fields/phrase_table.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/job_title.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr auto k_departments = std::to_array<std::string_view>(
    {"unknown", "general_management", "finance", "human_resources", "it", "marketing", "sales",
     "purchasing", "production", "logistics", "quality", "research", "legal", "communication",
     "administration", "technical"});
constexpr auto k_levels = std::to_array<std::string_view>(
    {"unknown", "executive", "director", "manager", "specialist", "assistant"});

// Link words, and what remains of "Directeur(trice)", "Chargé·e", "H/F". Sorted.
constexpr auto k_ignored = std::to_array<std::string_view>(
    {"A",    "AND", "AU",   "AUX", "D",    "DE",  "DES", "DU",    "E",  "EN",  "ET",
     "EUSE", "FH",  "FOR",  "HF",  "IERE", "IN",  "L",   "LA",    "LE", "LES", "OF",
     "POUR", "RE",  "RICE", "S",   "SUR",  "THE", "TO",  "TRICE", "UN", "UNE"});

struct Rule {
    Department department = Department::unknown;
    bool weak = false; ///< Gives way to any other department in the title.
    JobLevel level = JobLevel::unknown;
};
using Rules = PhraseTable<Rule>;

template <typename Enum, typename Names>
Enum from_keyword(const Names& names, std::string_view word) {
    if (word == "-") {
        return Enum::unknown;
    }
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) {
        fail(Errc::internal, "data/job_titles.tsv: unknown word {0}", word);
    }
    return static_cast<Enum>(found - names.begin());
}

/// Key of a title with acronyms closed ("D.S.I." → DSI) and without the words that do not count.
std::string title_key(std::string_view title) {
    const std::string all = text::key(title);
    std::string key;
    key.reserve(all.size());
    std::string closed;
    std::string_view rest = all;
    while (!rest.empty()) {
        std::string_view word = take_word(rest);
        if (word.size() == 1 && first_word(rest).size() == 1) {
            closed.assign(word);
            while (first_word(rest).size() == 1) {
                closed.append(take_word(rest));
            }
            word = closed;
        }
        if (!std::binary_search(k_ignored.begin(), k_ignored.end(), word)) {
            append_word(key, word);
        }
    }
    return key;
}

const Rules& rules() {
    static const Rules table = [] {
        Rules made;
        for_each_line(field_lists::embedded::job_titles_tsv(), [&](std::string_view line) {
            const std::vector<std::string_view> cells = text::split(line, '\t');
            std::string_view department = cells[1];
            Rule rule;
            if (department.back() == '?') {
                rule.weak = true;
                department.remove_suffix(1);
            }
            rule.department = from_keyword<Department>(k_departments, department);
            rule.level = from_keyword<JobLevel>(k_levels, cells[2]);
            made.add(title_key(cells[0]), rule);
        });
        return made;
    }();
    return table;
}

} // namespace

std::string_view keyword(Department department) noexcept {
    return k_departments[static_cast<std::size_t>(department)];
}

std::string_view keyword(JobLevel level) noexcept {
    return k_levels[static_cast<std::size_t>(level)];
}

JobTitle read_job_title(std::string_view title) {
    const std::string key = title_key(title);
    JobTitle job;
    Department weak = Department::unknown;
    std::string_view rest = key;
    while (!rest.empty()) {
        const Rules::Entry* entry = rules().match_front(rest);
        if (entry == nullptr) {
            (void)take_word(rest);
            continue;
        }
        const Rule& rule = entry->value;
        // The first word that tells counts: it is the head in French and the function in English.
        if (job.level == JobLevel::unknown) {
            job.level = rule.level;
        }
        Department& department = rule.weak ? weak : job.department;
        if (department == Department::unknown) {
            department = rule.department;
        }
        rest.remove_prefix(std::min(entry->phrase.size() + 1, rest.size()));
    }
    if (job.department == Department::unknown) {
        job.department = weak;
    }
    return job;
}

} // namespace bdd::fields
