#include "flows/matching/cluster_file.hpp"

#include "flows/matching/named_columns.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace bdd::flows {

namespace {

constexpr std::uint32_t k_alone = ~std::uint32_t{0};
constexpr std::array<std::string_view, 4> k_probability_names = {"match_probability", "probability",
                                                                 "confidence_score", "confidence"};

/// What one file says of rows: a label for each.
class Labels {
public:
    explicit Labels(std::string path)
        : m_path(std::move(path)) {}

    /// False for a row that was told already; `is_repeat_allowed` when it was told the same.
    bool add(std::uint32_t row, std::string_view id, std::string_view label,
             bool is_repeat_allowed) {
        if (row >= m_rows.size()) {
            m_rows.resize(row + std::size_t{1}, k_untold);
        }
        const std::uint32_t value = label.empty() ? k_alone : m_labels.intern(label);
        if (m_rows[row] == k_untold) {
            m_rows[row] = value;
            return true;
        }
        if (is_repeat_allowed && m_rows[row] == value) {
            return false;
        }
        throw Error(Errc::input, text_of(_("{0}: '{1}' stands there twice"), m_path, id),
                    _("each row has one id of its own; --id names another column"));
    }
    /// A label for each of `rows` rows; those that are alone or were not told get one of their own.
    /// Gives the number of those that were not told.
    std::uint64_t finish(std::size_t rows, std::vector<std::uint32_t>& out) {
        m_rows.resize(rows, k_untold);
        std::uint64_t untold = 0;
        auto next = static_cast<std::uint32_t>(m_labels.size());
        for (std::uint32_t& label : m_rows) {
            untold += label == k_untold ? 1U : 0U;
            label = label == k_untold || label == k_alone ? next++ : label;
        }
        out = std::move(m_rows);
        return untold;
    }

private:
    static constexpr std::uint32_t k_untold = k_alone - 1;

    std::string m_path;
    dedupe::ValueTable m_labels;
    std::vector<std::uint32_t> m_rows;
};

/// A row without probability belongs to its cluster for certain.
double read_probability(std::string_view cell, const std::string& path, std::string_view id) {
    if (cell.empty()) {
        return 1;
    }
    std::string text(cell);
    std::replace(text.begin(), text.end(), ',', '.');
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    if (!is_number || !(value >= 0 && value <= 1)) {
        throw Error(Errc::input,
                    text_of(_("{0}: '{1}' of '{2}' is no probability"), path, cell, id),
                    _("--probability names another column"));
    }
    return value;
}

} // namespace

JudgedClusters read_judged_clusters(const std::string& path, const ClusterColumns& columns,
                                    const std::string& truth) {
    JudgedClusters judged;
    dedupe::ValueTable ids;
    Labels clusters(path);
    bool has_probabilities = false;
    const std::array<NamedColumn, 3> wanted = {{{k_id_names, columns.id},
                                                {k_cluster_names, columns.cluster},
                                                {k_probability_names, columns.probability, false}}};
    for_each_named(path, wanted, [&](std::span<const std::string_view> cells) {
        if (cells[0].empty()) {
            throw Error(Errc::input, text_of(_("{0}: a row has no id"), path),
                        _("each row has one id of its own; --id names another column"));
        }
        clusters.add(ids.intern(cells[0]) - 1, cells[0], cells[1], false);
        has_probabilities = has_probabilities || !cells[2].empty();
        judged.probabilities.push_back(read_probability(cells[2], path, cells[0]));
    });
    const std::size_t in_file = ids.size();
    Labels entities(truth);
    bool is_any_known = false;
    const std::array<NamedColumn, 2> told = {{{k_id_names, {}}, {k_cluster_names, {}}}};
    for_each_named(truth, told, [&](std::span<const std::string_view> cells) {
        if (!cells[0].empty()) {
            const dedupe::ValueId id = ids.intern(cells[0]);
            is_any_known = is_any_known || id < in_file;
            entities.add(id - 1, cells[0], cells[1], true);
        }
    });
    const std::size_t rows = ids.size() - 1;
    if (!is_any_known && rows > 0) {
        throw Error(Errc::input, text_of(_("no id in {0} is an id of {1}"), truth, path),
                    _("name the column of the ids with --id"));
    }
    judged.missing_rows = clusters.finish(rows, judged.clusters);
    judged.untold_rows = entities.finish(rows, judged.entities);
    if (has_probabilities) {
        judged.probabilities.resize(rows, 1);
    } else {
        judged.probabilities.clear();
    }
    return judged;
}

} // namespace bdd::flows
