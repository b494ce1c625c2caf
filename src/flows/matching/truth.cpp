#include "flows/matching/truth.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>
#include <bdd/report/table.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <unordered_map>

namespace bdd::flows {

namespace {

using dedupe::Row;

/// Index of the column that has one of the names.
std::optional<std::size_t> column_of(const std::vector<std::string>& columns,
                                     std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (io::fold_column_name(columns[i]) == io::fold_column_name(name)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

/// Calls `use` with the two cells of each row. The columns are found by name; a file of exactly two
/// columns needs no names.
void for_each_pair(const std::string& path, std::span<const std::string_view> first_names,
                   std::span<const std::string_view> second_names,
                   const std::function<void(std::string_view, std::string_view)>& use) {
    const io::InputFile file(path);
    const io::EncodingReport encoding = io::detect_encoding(file);
    io::DialectRequest request;
    request.skip_rows = 0; // A truth file begins with its names, whatever they look like.
    const io::Dialect dialect = io::detect_dialect(file, encoding, request, intake::is_known_name);
    auto first = column_of(dialect.columns, first_names);
    auto second = column_of(dialect.columns, second_names);
    if ((!first || !second) && dialect.columns.size() == 2) {
        first = 0;
        second = 1;
    }
    if (!first || !second) {
        throw Error(Errc::input,
                    text_of(_("{0} has no columns '{1}' and '{2}'"), file.display_name(),
                            first_names.front(), second_names.front()),
                    text_of(_("the columns are: {0}"), text::join(dialect.columns, ", ")));
    }
    io::CsvOptions options;
    options.delimiter = dialect.delimiter;
    io::CsvReader reader(io::open_text(file, encoding), options);
    RowDecoder decoder(encoding.encoding);
    io::CsvRow row;
    for (std::uint64_t i = 0; i < dialect.preamble_rows + 1 && reader.read(row); ++i) {
    }
    while (reader.read(row)) {
        if (decoder.decode(row) && decoder.cells().size() > std::max(*first, *second)) {
            use(text::trim(decoder.cells()[*first]), text::trim(decoder.cells()[*second]));
        }
    }
}

void check_some_known(const std::string& path, const std::string& list, bool is_any_known,
                      std::size_t rows) {
    if (!is_any_known && rows > 0) {
        throw Error(Errc::input, text_of(_("no id in {0} is an id of {1}"), path, list),
                    _("name the column of the ids with --id"));
    }
}

std::string percent_text(double share) {
    return fmt::format("{:.4f}", share);
}

std::vector<std::string> score_row(const char* name, const dedupe::Scores& scores) {
    return {name, percent_text(scores.precision), percent_text(scores.recall),
            percent_text(scores.f1())};
}

nlohmann::ordered_json scores_json(const dedupe::Scores& scores) {
    return {{"precision", scores.precision}, {"recall", scores.recall}, {"f1", scores.f1()}};
}

} // namespace

ReadTruth read_cluster_truth(const std::string& path, const ListInput& list, std::size_t rows) {
    static constexpr std::array<std::string_view, 5> k_ids = {"id", "row", "record_id", "rec_id",
                                                              "unique_id"};
    static constexpr std::array<std::string_view, 6> k_clusters = {
        "cluster", "cluster_id", "entity", "entity_id", "person_id", "group"};
    constexpr std::uint32_t k_untold = ~std::uint32_t{0};
    ReadTruth read;
    read.truth.entities.assign(rows, k_untold);
    dedupe::ValueTable clusters;
    bool is_any_known = false;
    for_each_pair(path, k_ids, k_clusters, [&](std::string_view id, std::string_view cluster) {
        const std::optional<Row> row = list.ids().find(id, rows);
        if (!row) {
            ++read.unknown_ids;
            return;
        }
        is_any_known = true;
        read.truth.entities[*row] = cluster.empty() ? k_untold : clusters.intern(cluster);
    });
    check_some_known(path, list.name(), is_any_known, rows);
    auto next = static_cast<std::uint32_t>(clusters.size());
    for (std::uint32_t& entity : read.truth.entities) {
        if (entity == k_untold) {
            entity = next++;
            ++read.untold_rows;
        }
    }
    return read;
}

ReadTruth read_pair_truth(const std::string& path, const ListInput& a, std::size_t rows_a,
                          const ListInput& b, std::size_t rows_b) {
    static constexpr std::array<std::string_view, 5> k_first = {"id_a", "ida", "a", "left_id",
                                                                "ltable_id"};
    static constexpr std::array<std::string_view, 5> k_second = {"id_b", "idb", "b", "right_id",
                                                                 "rtable_id"};
    ReadTruth read;
    for_each_pair(path, k_first, k_second, [&](std::string_view id_a, std::string_view id_b) {
        const std::optional<Row> row_a = a.ids().find(id_a, rows_a);
        const std::optional<Row> row_b = b.ids().find(id_b, rows_b);
        if (row_a && row_b) {
            read.truth.pairs.emplace_back(*row_a, static_cast<Row>(rows_a + *row_b));
        } else {
            ++read.unknown_ids;
        }
    });
    check_some_known(path, a.name(), !read.truth.pairs.empty(), rows_a);
    std::sort(read.truth.pairs.begin(), read.truth.pairs.end());
    read.truth.pairs.erase(std::unique(read.truth.pairs.begin(), read.truth.pairs.end()),
                           read.truth.pairs.end());
    return read;
}

std::string evaluation_text(const dedupe::Evaluation& evaluation, double threshold,
                            std::size_t width) {
    report::TextTable scores({{fmt::format("p >= {:.4g}", threshold), report::Align::left},
                              {_("precision")},
                              {_("recall")},
                              {_("F1")}});
    scores.add_row(score_row(_("pairs"), evaluation.pairs));
    scores.add_row(score_row(_("clusters"), evaluation.clusters));
    scores.add_row(score_row(_("B-cubed"), evaluation.b_cubed));
    std::string text = scores.render(width);
    text += fmt::format("\n{}\n{}\n{}\n\n",
                        text_of(_("true pairs {0}, of which compared {1}"), evaluation.true_pairs,
                                percent_text(evaluation.blocking_recall)),
                        text_of(_("of the pairs found {0} are true; calibration error {1}"),
                                percent_text(evaluation.precision_above_threshold),
                                percent_text(evaluation.calibration_error)),
                        text_of(_("best threshold {0}, with F1 {1}"),
                                fmt::format("{:.4g}", evaluation.best_threshold),
                                percent_text(evaluation.best.f1())));
    report::TextTable table(
        {{_("threshold")}, {_("pairs found")}, {_("precision")}, {_("recall")}, {_("F1")}});
    for (const dedupe::ThresholdRow& row : evaluation.table) {
        table.add_row({fmt::format("{:.4g}", row.threshold), std::to_string(row.found),
                       percent_text(row.pairs.precision), percent_text(row.pairs.recall),
                       percent_text(row.pairs.f1())});
    }
    return text + table.render(width);
}

nlohmann::ordered_json evaluation_json(const dedupe::Evaluation& evaluation) {
    nlohmann::ordered_json table = nlohmann::ordered_json::array();
    for (const dedupe::ThresholdRow& row : evaluation.table) {
        nlohmann::ordered_json line{{"threshold", row.threshold}, {"found", row.found}};
        line.update(scores_json(row.pairs));
        table.push_back(std::move(line));
    }
    return {{"true_pairs", evaluation.true_pairs},
            {"blocking_recall", evaluation.blocking_recall},
            {"pairs", scores_json(evaluation.pairs)},
            {"clusters", scores_json(evaluation.clusters)},
            {"b_cubed", scores_json(evaluation.b_cubed)},
            {"best", scores_json(evaluation.best)},
            {"best_threshold", evaluation.best_threshold},
            {"precision_above_threshold", evaluation.precision_above_threshold},
            {"calibration_error", evaluation.calibration_error},
            {"thresholds", std::move(table)}};
}

} // namespace bdd::flows
