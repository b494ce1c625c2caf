#include "flows/matching/truth.hpp"

#include "flows/matching/named_columns.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace bdd::flows {

namespace {

using dedupe::Row;

void check_some_known(const std::string& path, const std::string& list, bool is_any_known,
                      std::size_t rows) {
    if (!is_any_known && rows > 0) {
        throw Error(Errc::input, text_of(_("no id in {0} is an id of {1}"), path, list),
                    _("name the column of the ids with --id"));
    }
}

} // namespace

ReadTruth read_cluster_truth(const std::string& path, const ListInput& list, std::size_t rows) {
    constexpr std::uint32_t k_untold = ~std::uint32_t{0};
    ReadTruth read;
    read.truth.entities.assign(rows, k_untold);
    dedupe::ValueTable clusters;
    bool is_any_known = false;
    const std::array<NamedColumn, 2> wanted = {{{k_id_names, {}}, {k_cluster_names, {}}}};
    for_each_named(path, wanted, [&](std::span<const std::string_view> cells) {
        const std::optional<Row> row = list.ids().find(cells[0], rows);
        if (!row) {
            ++read.unknown_ids;
            return;
        }
        is_any_known = true;
        read.truth.entities[*row] = cells[1].empty() ? k_untold : clusters.intern(cells[1]);
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
    const std::array<NamedColumn, 2> wanted = {{{k_first, {}}, {k_second, {}}}};
    for_each_named(path, wanted, [&](std::span<const std::string_view> cells) {
        const std::optional<Row> row_a = a.ids().find(cells[0], rows_a);
        const std::optional<Row> row_b = b.ids().find(cells[1], rows_b);
        if (row_a && row_b) {
            read.truth.pairs.emplace_back(*row_a, static_cast<Row>(rows_a + *row_b));
        } else {
            ++read.unknown_ids;
        }
    });
    check_some_known(path, a.name(), !read.truth.pairs.empty(), rows_a);
    sort_unique(read.truth.pairs);
    return read;
}

} // namespace bdd::flows
