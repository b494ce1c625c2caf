#include <bdd/core/sort_unique.hpp>
#include <bdd/dedupe/candidate_search.hpp>

#include <algorithm>
#include <cmath>

namespace bdd::dedupe {

namespace {

/// A key of the row at hand, and who else holds it.
struct Held {
    std::uint32_t facts = 0;
    bool alone = false;
    float bits = 0; ///< How much sharing it says.
    std::span<const std::uint32_t> records;
};

/// What is known of a stored record and the row at hand.
struct Shared {
    std::uint32_t facts = 0;
    float bits = 0;
    bool enough = false; ///< A key that is telling alone, or two facts.
};

class Search {
public:
    Search(std::span<const KeyList> keys, const FetchKey& fetch, const CandidateLimits& limits)
        : m_keys(keys)
        , m_fetch(fetch)
        , m_limits(limits)
        , m_least(static_cast<float>(std::log2(std::max(limits.records / limits.block, 1.0)))) {}

    std::vector<std::uint32_t> run() {
        std::vector<std::uint32_t> found;
        for (std::vector<Held>& held : keys_by_row()) {
            gather(held);
            choose(found);
        }
        sort_unique(found);
        return found;
    }

private:
    std::vector<std::vector<Held>> keys_by_row() {
        std::vector<std::vector<Held>> rows;
        for (std::size_t list = 0; list < m_keys.size(); ++list) {
            const KeyKind& kind = m_keys[list].kind;
            for (const std::uint64_t item : m_keys[list].items) {
                const auto records = m_fetch(list, static_cast<std::uint32_t>(item >> 32U));
                if (records.empty() || records.size() > m_limits.longest) {
                    continue;
                }
                const auto row = static_cast<std::uint32_t>(item);
                rows.resize(std::max<std::size_t>(rows.size(), row + 1U));
                const double share = m_limits.records / static_cast<double>(records.size());
                rows[row].push_back({kind.facts, kind.alone,
                                     static_cast<float>(std::log2(std::max(share, 1.0))), records});
            }
        }
        return rows;
    }

    /// The most telling keys first: what repeats a fact adds nothing.
    void gather(std::vector<Held>& held) {
        std::stable_sort(held.begin(), held.end(),
                         [](const Held& x, const Held& y) { return x.bits > y.bits; });
        for (const Held& key : held) {
            for (const std::uint32_t record : key.records) {
                if (record >= m_shared.size()) {
                    m_shared.resize(std::max<std::size_t>(record + 1U, m_shared.size() * 2));
                }
                Shared& shared = m_shared[record];
                if (shared.facts == 0) {
                    m_touched.push_back(record);
                }
                if ((shared.facts & key.facts) == key.facts) {
                    continue;
                }
                shared.enough = shared.enough || key.alone || shared.facts != 0 ||
                                (key.facts & (key.facts - 1)) != 0;
                shared.bits += (shared.facts & key.facts) != 0 ? key.bits / 2 : key.bits;
                shared.facts |= key.facts;
            }
        }
    }

    /// Takes the likeliest of those that were touched, and forgets them all.
    void choose(std::vector<std::uint32_t>& found) {
        std::erase_if(m_touched, [&](std::uint32_t record) {
            const Shared& shared = m_shared[record];
            const bool weak = !shared.enough || shared.bits < m_least;
            if (weak) {
                m_shared[record] = {};
            }
            return weak;
        });
        const auto likelier = [&](std::uint32_t x, std::uint32_t y) {
            return m_shared[x].bits != m_shared[y].bits ? m_shared[x].bits > m_shared[y].bits
                                                        : x < y;
        };
        const auto count = static_cast<std::ptrdiff_t>(std::min(m_limits.each, m_touched.size()));
        std::partial_sort(m_touched.begin(), m_touched.begin() + count, m_touched.end(), likelier);
        found.insert(found.end(), m_touched.begin(), m_touched.begin() + count);
        for (const std::uint32_t record : m_touched) {
            m_shared[record] = {};
        }
        m_touched.clear();
    }

    std::span<const KeyList> m_keys;
    const FetchKey& m_fetch;
    const CandidateLimits& m_limits;
    float m_least;
    std::vector<Shared> m_shared; ///< By record.
    std::vector<std::uint32_t> m_touched;
};

} // namespace

std::vector<std::uint32_t> find_candidates(std::span<const KeyList> keys, const FetchKey& fetch,
                                           const CandidateLimits& limits) {
    return Search(keys, fetch, limits).run();
}

} // namespace bdd::dedupe
