#include "delimiter.hpp"

#include "header_finder.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::array k_candidates{';', ',', '\t', '|'};

/// Share of the cells behind a separator that begin with a space, as text behind a comma does.
double prose_share(const DialectSample& sample) {
    std::size_t cells = 0;
    std::size_t spaced = 0;
    for (const SampleRow& row : sample.rows) {
        cells += row.cells.size() - 1;
        spaced += row.spaced_cells;
    }
    return cells == 0 ? 0 : static_cast<double>(spaced) / static_cast<double>(cells);
}

double score(const DialectSample& sample, const KnownName& known) {
    constexpr double k_consistent = 100;
    constexpr double k_consistent_single = 55;
    constexpr double k_header = 10;
    constexpr double k_known_name = 6;
    constexpr double k_column = 2;
    constexpr double k_prose = 40;
    const bool single = sample.common_count <= 1;
    double points = (single ? k_consistent_single : k_consistent) * sample.consistency;
    if (const auto header = find_header(sample, known)) {
        points += k_header +
                  k_known_name * static_cast<double>(std::min<std::size_t>(header->known_names, 5));
    }
    if (!single) {
        points += k_column * static_cast<double>(std::min<std::size_t>(sample.common_count, 10));
        points -= k_prose * prose_share(sample);
        points -= sample.rows.front().cells.size() == sample.common_count ? 0 : k_header;
    }
    return points;
}

int confidence(const DialectSample& best, double lead) {
    const double by_rows = 100 * best.consistency;
    const double by_lead = std::min(99.0, 50 + lead);
    return static_cast<int>(best.common_count <= 1 ? by_rows : std::min(by_rows, by_lead));
}

} // namespace

DelimiterChoice choose_delimiter(const InputFile& file, const EncodingReport& encoding,
                                 const KnownName& known) {
    DelimiterChoice choice;
    double best = -1;
    double second = -1;
    bool alone = true; // No candidate cuts any row.
    for (const char candidate : k_candidates) {
        DialectSample sample = take_sample(file, encoding, candidate);
        adopt_header_width(sample, known);
        if (sample.common_count == 0) {
            continue;
        }
        alone = alone && std::all_of(sample.rows.begin(), sample.rows.end(),
                                     [](const SampleRow& row) { return row.cells.size() == 1; });
        const double points = score(sample, known);
        second = std::max(second, std::min(points, best));
        if (points > best) {
            second = best;
            best = points;
            choice.sample = std::move(sample);
        }
    }
    choice.confidence_percent =
        alone ? 100 : std::max(1, confidence(choice.sample, std::max(0.0, best - second)));
    return choice;
}

std::optional<char> announced_delimiter(const InputFile& file, const EncodingReport& encoding) {
    std::array<char, 16> start{};
    const std::size_t size = open_text(file, encoding)->read(start);
    std::string_view line(start.data(), size);
    line = line.substr(0, line.find_first_of("\r\n"));
    if (line.size() == 7 && line.front() == '"' && line.back() == '"') {
        line = line.substr(1, 5);
    }
    const auto is = [&](std::size_t i, char small) {
        return line[i] == small || line[i] == static_cast<char>(small - 'a' + 'A');
    };
    const bool announced = line.size() == 5 && is(0, 's') && is(1, 'e') && is(2, 'p') &&
                           line[3] == '=' && line[4] != '"' && line[4] != 0;
    return announced ? std::optional(line[4]) : std::nullopt;
}

} // namespace bdd::io
