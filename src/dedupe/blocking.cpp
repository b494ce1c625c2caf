#include "dedupe/blocking.hpp"

#include "dedupe/radix.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <mutex>

namespace bdd::dedupe {

namespace {

constexpr double k_all_pairs = 1'500'000; ///< Up to here nothing is left out.

/// True when two rows (a < b) are to be compared at all.
bool is_wanted(Row a, Row b, const BlockOptions& options) noexcept {
    if (options.second_list != 0) {
        return a < options.second_list && b >= options.second_list;
    }
    return b >= options.first_new;
}

/// The pairs of one recipe.
class RecipeRun {
public:
    RecipeRun(const Prepared& data, const std::vector<Atom>& atoms, const BlockOptions& options)
        : m_data(data)
        , m_atoms(atoms)
        , m_options(options) {}

    void run(const Recipe& recipe) {
        std::vector<std::uint64_t> keys;
        for (const Row row : m_data.kept) {
            keys.clear();
            recipe.keys(row, keys);
            for (const auto key : keys) {
                m_items.push_back(pack_row(key, row));
            }
        }
        drop_lonely(m_items);
        std::vector<Row> rows;
        const auto cap = affordable_cap();
        for (std::size_t first = 0; first < m_items.size();) {
            auto last = first + 1;
            while (last < m_items.size() &&
                   m_items[last] >> k_row_bits == m_items[first] >> k_row_bits) {
                ++last;
            }
            if (last - first > 1) {
                rows.clear();
                for (auto at = first; at < last; ++at) {
                    rows.push_back(packed_row(m_items[at]));
                }
                rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
                split += rows.size() > cap ? 1U : 0U;
                take(rows, cap, 0);
            }
            first = last;
        }
        std::vector<std::uint64_t>().swap(m_items);
        std::vector<std::uint64_t>().swap(m_spare);
    }

    std::vector<std::uint64_t> pairs;
    std::uint64_t split = 0;

private:
    /// Sorts the keys; the highest block size at which the recipe keeps to its share of pairs.
    std::size_t affordable_cap() {
        constexpr std::size_t k_most = 600;
        std::array<std::uint64_t, k_most + 1> sizes{};
        for_each_block(m_items, m_spare, [&](std::size_t first, std::size_t last) {
            ++sizes[std::min(last - first, k_most)];
        });
        const auto budget = std::max<std::uint64_t>(300'000, 2 * std::uint64_t{m_data.kept.size()});
        std::uint64_t sum = 0;
        std::size_t size = 2;
        for (; size < k_most; ++size) {
            sum += sizes[size] * size * (size - 1) / 2;
            if (sum > budget && size > 8) {
                break;
            }
        }
        const auto most = m_data.kept.size() > 20'000 ? m_options.cap : k_most;
        return std::min<std::size_t>(size, most);
    }

    /// Pairs of a block; a large one is split by further atoms, then by neighbourhood.
    void take(std::vector<Row>& rows, std::size_t cap, std::size_t atom) {
        if (rows.size() <= cap) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (auto j = i + 1; j < rows.size(); ++j) {
                    add(rows[i], rows[j]);
                }
            }
            return;
        }
        if (atom == m_atoms.size()) {
            neighbours(rows);
            return;
        }
        std::vector<std::uint64_t> items;
        std::vector<std::uint64_t> spare;
        items.reserve(rows.size());
        std::vector<Row> without;
        for (const Row row : rows) {
            const auto hash = m_atoms[atom].hash(row);
            if (hash == 0) {
                without.push_back(row);
            } else {
                items.push_back(pack_row(hash, row));
            }
        }
        if (items.empty()) {
            take(rows, cap, atom + 1);
            return;
        }
        // A radix sort costs its buckets; small blocks are sorted directly.
        std::sort(items.begin(), items.end());
        std::vector<Row> part;
        for (std::size_t first = 0; first < items.size();) {
            part.clear();
            auto last = first;
            while (last < items.size() && items[last] >> k_row_bits == items[first] >> k_row_bits) {
                part.push_back(packed_row(items[last++]));
            }
            if (part.size() > 1) {
                take(part, cap, atom + 1);
            }
            first = last;
        }
        if (without.size() > 1) {
            take(without, cap, atom + 1);
        }
    }

    void neighbours(const std::vector<Row>& rows) {
        constexpr std::size_t k_window = 3;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (auto j = i + 1; j < std::min(i + k_window, rows.size()); ++j) {
                add(rows[i], rows[j]);
            }
            if (i >= k_window) {
                add(rows[0], rows[i]);
            }
        }
    }

    void add(Row a, Row b) {
        if (is_wanted(a, b, m_options)) {
            pairs.push_back(std::uint64_t{a} << 32U | b);
        }
    }

    const Prepared& m_data;
    const std::vector<Atom>& m_atoms;
    const BlockOptions& m_options;
    std::vector<std::uint64_t> m_items, m_spare;
};

void make_ranges(Blocked& out, std::size_t rows) {
    constexpr unsigned k_least_bits = 10;
    constexpr unsigned k_range_count_bits = 6;
    const auto bits = static_cast<unsigned>(std::bit_width(rows));
    out.range_bits = std::max(bits, k_least_bits + k_range_count_bits) - k_range_count_bits;
    out.ranges.resize((rows >> out.range_bits) + 1);
}

Blocked all_pairs(const Prepared& data, const BlockOptions& options) {
    Blocked out;
    out.all = true;
    make_ranges(out, data.rows);
    for (std::size_t i = 0; i < data.kept.size(); ++i) {
        const Row a = data.kept[i];
        for (auto j = i + 1; j < data.kept.size(); ++j) {
            if (is_wanted(a, data.kept[j], options)) {
                out.ranges[a >> out.range_bits].push_back(std::uint64_t{a} << 32U | data.kept[j]);
            }
        }
    }
    return out;
}

/// Has the values of an atom at hand by row, each reduced to 32 bits: recipes ask for them again
/// and again. False when no row has one.
bool tabulate(Atom& atom, const std::vector<Row>& rows, std::size_t size) {
    std::vector<std::uint32_t> values(size, 0);
    bool any = false;
    for (const Row row : rows) {
        if (const auto hash = atom.hash(row); hash != 0) {
            values[row] = static_cast<std::uint32_t>(mix(hash, 0) >> 32U) | 1U;
            any = true;
        }
    }
    atom.hash = [values = std::move(values)](Row row) -> std::uint64_t {
        return values[row] == 0 ? 0 : mix(values[row], 0);
    };
    return any;
}

std::vector<Atom> tabulated_atoms(const Prepared& data, ThreadPool& pool) {
    auto atoms = choose_atoms(data, is_large(data));
    std::vector<char> given(atoms.size(), 0);
    pool.for_each(atoms.size(), 1, [&](std::size_t i) {
        given[i] = tabulate(atoms[i], data.kept, data.rows) ? 1 : 0;
    });
    std::vector<Atom> out;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (given[i] != 0) {
            out.push_back(std::move(atoms[i]));
        }
    }
    return out;
}

} // namespace

double possible_pairs(const Prepared& data, const BlockOptions& options) {
    const auto below = [&](Row limit) {
        return static_cast<double>(std::lower_bound(data.kept.begin(), data.kept.end(), limit) -
                                   data.kept.begin());
    };
    const auto all = static_cast<double>(data.kept.size());
    if (options.second_list != 0) {
        const auto first = below(options.second_list);
        return first * (all - first);
    }
    const auto old = below(options.first_new);
    return all * (all - 1) / 2 - old * (old - 1) / 2;
}

Blocked block(const Prepared& data, const BlockOptions& options, ThreadPool& pool) {
    if (possible_pairs(data, options) <= k_all_pairs) {
        return all_pairs(data, options);
    }
    const auto atoms = tabulated_atoms(data, pool);
    const auto recipes = choose_recipes(data, atoms);
    Blocked out;
    make_ranges(out, data.rows);
    std::mutex mutex;
    pool.for_each(recipes.size(), 1, [&](std::size_t i) {
        if (options.cancel != nullptr) {
            options.cancel->check();
        }
        RecipeRun run(data, atoms, options);
        run.run(recipes[i]);
        const std::lock_guard lock(mutex);
        for (const auto pair : run.pairs) {
            out.ranges[first_of(pair) >> out.range_bits].push_back(pair);
        }
        out.split += run.split;
    });
    return out;
}

/// They are sorted as numbers of as few bits as they need.
void Blocked::tidy(std::size_t range, std::size_t rows) {
    auto& pairs = ranges[range];
    const auto base = static_cast<Row>(range << range_bits);
    const auto bits = static_cast<unsigned>(std::bit_width(rows));
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    for (auto& pair : pairs) {
        pair = std::uint64_t{first_of(pair) - base} << bits | second_of(pair);
    }
    std::vector<std::uint64_t> spare;
    radix_sort(pairs, 0, bits + range_bits, spare);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (auto& pair : pairs) {
        pair = ((pair >> bits) + base) << 32U | (pair & mask);
    }
}

} // namespace bdd::dedupe
