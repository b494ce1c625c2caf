#pragma once

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace bdd::fuzz {

/// Stops the fuzzer when a promise of the engine is broken.
inline void require_match(bool condition) {
    if (!condition) {
        std::abort();
    }
}

/// The table that bytes stand for: a line of one letter for each column, which chooses its kind,
/// and a sign that says how many rows belong to a first list; then rows of cells between ';'.
/// Cells that are no UTF-8 are missing.
inline dedupe::Dataset fuzz_table(std::string_view input) {
    constexpr std::size_t k_most_rows = 40;
    constexpr std::size_t k_most_columns = 8;
    const auto line_of = [&] {
        const std::size_t end = std::min(input.find('\n'), input.size());
        const std::string_view line = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        return line;
    };
    dedupe::Dataset data;
    const std::string_view kinds = line_of();
    for (std::size_t i = 1; i < kinds.size() && i <= k_most_columns; ++i) {
        const auto letter = static_cast<unsigned char>(kinds[i]);
        data.add_column(std::string(1, static_cast<char>('a' + i)),
                        static_cast<dedupe::ColumnKind>(
                            letter % static_cast<unsigned>(dedupe::ColumnKind::count_)));
    }
    std::size_t rows = 0;
    for (; !input.empty() && rows < k_most_rows; ++rows) {
        std::string_view line = line_of();
        for (dedupe::Column& column : data.columns()) {
            const std::size_t end = std::min(line.find(';'), line.size());
            const std::string_view cell = line.substr(0, end);
            line.remove_prefix(std::min(end + 1, line.size()));
            const bool is_text = text::find_invalid_utf8(cell) == std::string_view::npos;
            column.append(is_text ? cell : std::string_view());
        }
    }
    data.set_rows(rows);
    const auto choice = kinds.empty() ? 0U : static_cast<unsigned char>(kinds.front());
    if (choice % 4 == 1 && rows > 1) {
        data.second_list = static_cast<dedupe::Row>(1 + choice / 4 % (rows - 1));
    }
    return data;
}

inline dedupe::MatchResult fuzz_run(const dedupe::Dataset& data, std::size_t threads) {
    dedupe::MatchOptions options;
    options.threads = threads;
    options.keep_candidates = true;
    dedupe::Matcher matcher(data, options);
    dedupe::MatchResult result = matcher.run();
    for (const dedupe::Link& link : result.links) {
        const dedupe::Explanation why = matcher.explain(link.a, link.b);
        require_match(why.probability >= 0 && why.probability <= 1);
    }
    return result;
}

/// What holds for every result.
inline void require_sound(const dedupe::Dataset& data, const dedupe::MatchResult& result) {
    const dedupe::MatchOptions defaults;
    const std::size_t rows = data.rows();
    require_match(result.clusters.size() == rows && result.same_as.size() == rows &&
                  result.membership.size() == rows);
    for (dedupe::Row row = 0; row < rows; ++row) {
        const dedupe::Row cluster = result.clusters[row];
        require_match(cluster <= row && result.clusters[cluster] == cluster);
        const dedupe::Row first = result.same_as[row];
        require_match(first <= row && result.same_as[first] == first);
        require_match(result.membership[row] >= 0 && result.membership[row] <= 1);
    }
    const auto is_before = [](const dedupe::Link& x, const dedupe::Link& y) {
        return x.a != y.a ? x.a < y.a : x.b < y.b;
    };
    for (std::size_t i = 0; i < result.links.size(); ++i) {
        const dedupe::Link& link = result.links[i];
        require_match(link.a < link.b && link.b < rows && !link.vetoed);
        require_match(static_cast<double>(link.probability) >= defaults.review &&
                      link.probability <= 1);
        require_match(i == 0 || is_before(result.links[i - 1], link));
        require_match(data.second_list == 0 ||
                      (link.a < data.second_list && link.b >= data.second_list));
    }
    require_match(std::is_sorted(result.candidates.begin(), result.candidates.end()));
}

/// Prepares and matches any table. Only Errc::input may stop it; the result is sound, and the same
/// whatever the number of threads.
inline void fuzz_matcher(std::string_view input) {
    try {
        const dedupe::Dataset data = fuzz_table(input);
        if (data.rows() < 2) {
            return;
        }
        const dedupe::MatchResult result = fuzz_run(data, 1);
        require_sound(data, result);
        if (input.size() % 4 == 0) { // Each run trains anew, which is most of the time.
            const dedupe::MatchResult again = fuzz_run(data, 2);
            require_match(again.links == result.links && again.clusters == result.clusters &&
                          again.membership == result.membership &&
                          again.candidates == result.candidates);
        }
    } catch (const Error& error) {
        require_match(error.code() == Errc::input);
    }
}

} // namespace bdd::fuzz
