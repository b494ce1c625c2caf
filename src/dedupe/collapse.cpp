#include "dedupe/collapse.hpp"

#include "dedupe/radix.hpp"

#include <functional>
#include <numeric>

namespace bdd::dedupe {

namespace {

using Hashes = std::vector<std::uint64_t>;

Hashes hash_rows(const Prepared& data, ThreadPool& pool) {
    Hashes hashes(data.rows, 1);
    for_ranges(pool, data.rows, [&](std::size_t from, std::size_t to) {
        for_each_cells(data, [&](const Cells& cells) {
            for (auto row = from; row < to; ++row) {
                hashes[row] = mix(hashes[row], cells[row]);
            }
        });
    });
    return hashes;
}

} // namespace

void for_each_cells(const Prepared& data, const std::function<void(const Cells&)>& use) {
    if (data.people) {
        for (const auto* cells :
             {&data.people->first, &data.people->last, &data.people->civility}) {
            use(*cells);
        }
    }
    if (data.emails) {
        for (const auto* cells :
             {&data.emails->personal, &data.emails->generic, &data.emails->domain}) {
            use(*cells);
        }
    }
    if (data.phones) {
        for (const auto* places : {&data.phones->mobile, &data.phones->landline}) {
            use((*places)[0]);
            use((*places)[1]);
        }
    }
    for (const auto* column : {&data.siren, &data.siret, &data.postcode}) {
        if (*column) {
            use((*column)->cells);
        }
    }
    for (const auto* column : {&data.company, &data.street, &data.town}) {
        if (*column) {
            use((*column)->cells);
        }
    }
    for (const auto& column : data.texts) {
        use(column.cells);
    }
    for (const auto& column : data.plains) {
        use(column.cells);
    }
}

void collapse(Prepared& data, const std::vector<std::uint64_t>& apart, ThreadPool& pool) {
    auto hashes = hash_rows(data, pool);
    for (std::size_t row = 0; row < apart.size(); ++row) {
        hashes[row] = mix(hashes[row], apart[row]);
    }
    std::vector<std::uint64_t> items(data.rows);
    std::vector<std::uint64_t> spare;
    for (std::size_t row = 0; row < items.size(); ++row) {
        items[row] = pack_row(hashes[row], static_cast<Row>(row));
    }
    drop_lonely(items);
    data.same_as.resize(data.rows);
    std::iota(data.same_as.begin(), data.same_as.end(), Row{0});
    std::vector<Row> firsts; // of a block: rows whose upper bits agree may still differ
    for_each_block(items, spare, [&](std::size_t first, std::size_t last) {
        firsts.clear();
        for (auto at = first; at < last; ++at) {
            const Row row = packed_row(items[at]);
            bool found = false;
            for (const Row earlier : firsts) {
                if (hashes[earlier] == hashes[row]) {
                    data.same_as[row] = earlier;
                    found = true;
                    break;
                }
            }
            if (!found) {
                firsts.push_back(row);
            }
        }
    });
    for (Row row = 0; row < data.rows; ++row) {
        if (data.same_as[row] == row) {
            data.kept.push_back(row);
        }
    }
}

} // namespace bdd::dedupe
