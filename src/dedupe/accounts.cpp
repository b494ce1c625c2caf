#include "dedupe/counting.hpp"
#include "dedupe/prepared.hpp"
#include "dedupe/radix.hpp"
#include "dedupe/union_find.hpp"

#include <algorithm>

namespace bdd::dedupe {

namespace {

/// Joins rows that speak of one organisation. A set of rows has at most one SIREN: two different
/// ones are two companies, and what leads to both leads to neither.
class AccountJoiner {
public:
    explicit AccountJoiner(const Prepared& data)
        : m_data(data)
        , m_sets(data.rows)
        , m_siren(data.rows, 0) {
        if (data.siren) {
            m_siren = data.siren->cells;
        }
    }

    /// Joins the rows of equal key; a key of 0 says nothing. A key that stands for more than
    /// `most_names` company names is no key of one company.
    template <typename Key>
    void join_by(Key&& key, std::size_t most_names) {
        m_items.clear();
        for (const Row row : m_data.kept) {
            if (const auto hash = key(row); hash != 0) {
                m_items.push_back(pack_row(hash, row));
            }
        }
        for_each_block(m_items, m_spare, [&](std::size_t first, std::size_t last) {
            if (last - first > 1 && !too_many_names(first, last, most_names)) {
                join_block(first, last);
            }
        });
    }

    [[nodiscard]] Row root(Row row) { return m_sets.find(row); }

private:
    bool too_many_names(std::size_t first, std::size_t last, std::size_t most) {
        if (!m_data.company || most == 0) {
            return false;
        }
        std::vector<ValueId> names;
        for (auto at = first; at < last && names.size() <= most; ++at) {
            const auto name = m_data.company->cells[packed_row(m_items[at])];
            if (name != 0 && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
        return names.size() > most;
    }

    void join_block(std::size_t first, std::size_t last) {
        ValueId siren = 0;
        bool several = false;
        for (auto at = first; at < last; ++at) {
            const auto own = m_siren[root(packed_row(m_items[at]))];
            several = several || (siren != 0 && own != 0 && own != siren);
            siren = own != 0 ? own : siren;
        }
        Row kept = 0;
        bool any = false;
        for (auto at = first; at < last; ++at) {
            const Row row = root(packed_row(m_items[at]));
            if (several && m_siren[row] != 0) {
                continue;
            }
            if (any) {
                const auto own = std::max(m_siren[row], m_siren[root(kept)]);
                kept = m_sets.join(kept, row);
                m_siren[kept] = own;
            } else {
                kept = row;
                any = true;
            }
        }
    }

    const Prepared& m_data;
    UnionFind m_sets;
    std::vector<ValueId> m_siren; ///< By root.
    std::vector<std::uint64_t> m_items, m_spare;
};

/// True when the people of a file come with employers: one in five at least.
bool has_employers(const Prepared& data) {
    std::size_t people = 0;
    std::size_t employed = 0;
    for (const Row row : data.kept) {
        if (data.people && (data.people->first[row] != 0 || data.people->last[row] != 0)) {
            const bool company = data.company && data.company->cells[row] != 0;
            const bool siren = data.siren && data.siren->cells[row] != 0;
            ++people;
            employed += company || siren ? 1U : 0U;
        }
    }
    return employed * 5 >= people;
}

} // namespace

void resolve_accounts(Prepared& data) {
    const bool domains = data.emails.has_value();
    if ((!data.siren && !data.company) || !has_employers(data)) {
        return;
    }
    AccountJoiner joiner(data);
    if (data.siren) {
        joiner.join_by([&](Row row) { return data.siren->field.hashes[data.siren->cells[row]]; },
                       0);
    }
    if (data.company) {
        const auto name = [&](Row row) {
            const auto id = data.company->cells[row];
            return id == 0 ? 0 : data.company->compact[id];
        };
        if (data.town) {
            joiner.join_by(
                [&](Row row) {
                    const auto town = data.town->cells[row];
                    return name(row) == 0 || town == 0 ? 0
                                                       : mix(name(row), data.town->compact[town]);
                },
                0);
        }
        if (data.postcode) {
            joiner.join_by(
                [&](Row row) {
                    const auto code = data.postcode->cells[row];
                    return name(row) == 0 || code == 0
                               ? 0
                               : mix(name(row), data.postcode->field.hashes[code]);
                },
                0);
        }
    }
    if (domains) {
        constexpr std::size_t k_most_names = 6;
        joiner.join_by(
            [&](Row row) { return data.emails->domains.hashes[data.emails->domain[row]]; },
            k_most_names);
    }
    data.account.assign(data.rows, 0);
    std::vector<ValueId> ids(data.rows, 0);
    ValueId next = 1;
    for (const Row row : data.kept) {
        const bool known = (data.siren && data.siren->cells[row] != 0) ||
                           (data.company && data.company->cells[row] != 0) ||
                           (domains && data.emails->domain[row] != 0);
        if (known) {
            auto& id = ids[joiner.root(row)];
            id = id == 0 ? next++ : id;
            data.account[row] = id;
        }
    }
    for (Row row = 0; row < data.rows; ++row) {
        data.account[row] = data.account[data.same_as[row]];
    }
    data.account_counts = count_values(data.account, data.kept, next);
}

} // namespace bdd::dedupe
