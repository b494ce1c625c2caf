#include "dedupe/company_facts.hpp"

#include "dedupe/radix.hpp"

#include <algorithm>
#include <string>

namespace bdd::dedupe {

namespace {

/// Pairs of neighbours within an account whose names differ: colleagues.
std::vector<std::pair<Row, Row>> colleagues(const Prepared& data) {
    constexpr std::size_t k_most = 20'000;
    std::vector<std::uint64_t> items;
    std::vector<std::uint64_t> spare;
    for (const Row row : data.kept) {
        if (data.account[row] != 0) {
            items.push_back(pack_row(mix(data.account[row], 0), row));
        }
    }
    std::vector<std::pair<Row, Row>> out;
    const auto& people = *data.people;
    for_each_block(items, spare, [&](std::size_t first, std::size_t last) {
        for (auto at = first; at + 1 < last && out.size() < k_most; ++at) {
            const Row a = packed_row(items[at]);
            const Row b = packed_row(items[at + 1]);
            if (people.full[a] != 0 && people.full[b] != 0 && people.full[a] != people.full[b]) {
                out.emplace_back(a, b);
            }
        }
    });
    return out;
}

/// True when colleagues have the value in common far more often than strangers.
bool belongs_to_company(const Cells& cells, const std::vector<std::uint32_t>& counts,
                        const std::vector<std::pair<Row, Row>>& pairs) {
    double both = 0;
    double equal = 0;
    for (const auto& [a, b] : pairs) {
        if (cells[a] != 0 && cells[b] != 0) {
            ++both;
            equal += cells[a] == cells[b] ? 1 : 0;
        }
    }
    constexpr double k_least = 20;
    if (both < k_least) {
        return false;
    }
    double records = 0;
    double squares = 0;
    for (const auto count : counts) {
        records += count;
        squares += static_cast<double>(count) * count;
    }
    const double by_chance = records > 0 ? squares / records / records : 1;
    const double among_colleagues = equal / both;
    return among_colleagues > 0.3 && among_colleagues > 3 * by_chance;
}

/// The letters of a company's name and of its domain, in capitals without spaces.
void append_letters_of_company(const Prepared& data, Row row, std::string& out) {
    if (data.company) {
        out += data.company->field.text(data.company->cells[row]);
        std::erase(out, ' ');
    }
    if (data.emails) {
        for (const char c : data.emails->domains.text(data.emails->domain[row])) {
            if (c >= 'a' && c <= 'z') {
                out += static_cast<char>(c - 'a' + 'A');
            }
        }
    }
}

} // namespace

void find_namesakes(Prepared& data, ThreadPool& pool) {
    if (!data.people || data.account.empty()) {
        return;
    }
    People& people = *data.people;
    people.last_in_company.assign(data.rows, 0);
    constexpr std::size_t k_least = 3;
    for_ranges(pool, data.kept.size(), [&](std::size_t from, std::size_t to) {
        std::string last;
        std::string letters;
        for (auto i = from; i < to; ++i) {
            const Row row = data.kept[i];
            last = people.names.text(people.last[row]);
            std::erase(last, ' ');
            if (last.size() >= k_least) {
                letters.clear();
                append_letters_of_company(data, row, letters);
                people.last_in_company[row] = letters.find(last) != std::string::npos ? 1 : 0;
            }
        }
    });
    for (Row row = 0; row < data.rows; ++row) {
        people.last_in_company[row] = people.last_in_company[data.same_as[row]];
    }
}

void drop_company_facts(Prepared& data) {
    if (!data.people || data.account.empty()) {
        return;
    }
    const auto pairs = colleagues(data);
    std::erase_if(data.plains, [&](const PlainColumn& column) {
        return belongs_to_company(column.cells, column.field.counts, pairs);
    });
    std::erase_if(data.texts, [&](const TextColumn& column) {
        return belongs_to_company(column.cells, column.field.counts, pairs);
    });
}

} // namespace bdd::dedupe
