#include "vocabulary.hpp"

#include <bdd/core/text.hpp>
#include <bdd_embedded/bench.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace bdd::bench {

namespace {

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Calls `row` with the cells of each line that isn't a comment.
template <typename Row>
void for_each_row(std::string_view table, Row row) {
    for (const auto line : text::split(table, '\n')) {
        if (!line.empty() && line.front() != '#') {
            row(text::split(line, '\t'));
        }
    }
}

void read_first_names(Vocabulary& v) {
    for_each_row(embedded::first_names_tsv(), [&](const Words& row) {
        const bool woman = row[0] == "F";
        for (std::size_t generation = 0; generation < 3; ++generation) {
            v.first_names[woman ? 1 : 0][generation].add(row[1], number(row[2 + generation]));
        }
    });
    for_each_row(embedded::nicknames_tsv(), [&](const Words& row) {
        v.nicknames.push_back({row[0], text::split(row[1], '|')});
    });
    std::sort(v.nicknames.begin(), v.nicknames.end(),
              [](const Nickname& a, const Nickname& b) { return a.name < b.name; });
}

void read_surnames(Vocabulary& v) {
    std::uint32_t rank = 0;
    for_each_row(embedded::surnames_txt(), [&](const Words& row) {
        v.surnames.add(row[0], 40000U / (rank + 100U));
        ++rank;
    });
    for_each_row(embedded::surnames_by_origin_tsv(), [&](const Words& row) {
        auto& list = row[0] == "breton"     ? v.surnames_breton
                     : row[0] == "alsatian" ? v.surnames_alsatian
                                            : v.surnames_other;
        list.push_back(row[1]);
    });
    for_each_row(embedded::surname_pieces_tsv(), [&](const Words& row) {
        (row[0] == "begin" ? v.surname_begins : v.surname_ends).push_back(row[1]);
    });
}

void read_places(Vocabulary& v) {
    std::uint32_t rank = 0;
    for_each_row(embedded::towns_tsv(), [&](const Words& row) {
        v.towns.add({row[0], row[1], row[2], row[3]}, 6000U / (rank + 60U));
        ++rank;
    });
    for_each_row(embedded::streets_tsv(), [&](const Words& row) {
        if (row[0] == "type") {
            v.street_types.add({row[1], row[2]}, number(row[3]));
            v.street_type_list.push_back({row[1], row[2]});
        } else if (row[0] == "name") {
            v.street_names.push_back(row[1]);
        } else {
            (row[0] == "zone" ? v.zones : v.complements).push_back(row[1]);
        }
    });
}

void read_companies(Vocabulary& v) {
    for_each_row(embedded::trades_tsv(), [&](const Words& row) {
        v.trades.add({row[0], number(row[2]), text::split(row[3], '|')}, number(row[1]));
    });
    const std::pair<std::string_view, Words*> lists[] = {
        {"place", &v.places},     {"area", &v.areas},       {"concept", &v.concepts},
        {"object", &v.objects},   {"tail", &v.tails},       {"head", &v.heads_of_name},
        {"syl1", &v.syllables_1}, {"syl2", &v.syllables_2}, {"syl3", &v.syllables_3}};
    for_each_row(embedded::company_words_tsv(), [&](const Words& row) {
        const auto* found = std::find_if(std::begin(lists), std::end(lists),
                                         [&](const auto& list) { return list.first == row[0]; });
        found->second->push_back(row[1]);
    });
}

void read_jobs(Vocabulary& v) {
    for_each_row(embedded::jobs_tsv(), [&](const Words& row) {
        Job job{number(row[1]), {}};
        for (const auto wording : text::split(row[3], '|')) {
            const auto both = text::split(wording, '/');
            job.wordings.push_back({both.front(), both.back()});
        }
        if (row[0] == "general" && job.level == 1) {
            v.heads.add(job, number(row[2]));
        }
        v.jobs.add(std::move(job), number(row[2]));
    });
}

} // namespace

Vocabulary::Vocabulary() {
    read_first_names(*this);
    read_surnames(*this);
    read_places(*this);
    read_companies(*this);
    read_jobs(*this);
}

const Words& Vocabulary::nicknames_of(std::string_view name) const noexcept {
    static const Words k_none;
    const auto found =
        std::lower_bound(nicknames.begin(), nicknames.end(), name,
                         [](const Nickname& a, std::string_view b) { return a.name < b; });
    return found != nicknames.end() && found->name == name ? found->instead : k_none;
}

} // namespace bdd::bench
