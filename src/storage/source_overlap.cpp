#include "storage/sqlite.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/storage/source_overlap.hpp>

#include <algorithm>
#include <unordered_map>

namespace bdd::storage {

namespace {

constexpr std::string_view k_sources = "SELECT id, code FROM source ORDER BY code";
constexpr std::string_view k_known = "SELECT contact_id, source_id FROM record ORDER BY contact_id";

/// Counts contacts, one after the other.
class Counting {
public:
    explicit Counting(SourceOverlap& overlap)
        : m_overlap(&overlap)
        , m_shared(overlap.sources.size() * overlap.sources.size()) {}

    /// `sources` are the indices of those that know the contact; repeats do not count.
    void add(std::vector<std::size_t>& sources) {
        if (sources.empty()) {
            return;
        }
        sort_unique(sources);
        ++m_overlap->contacts;
        for (auto a = sources.begin(); a != sources.end(); ++a) {
            ++m_overlap->sources[*a].contacts;
            for (auto b = a + 1; b != sources.end(); ++b) {
                ++m_shared[*a * m_overlap->sources.size() + *b];
            }
        }
        m_overlap->sources[sources.front()].alone += sources.size() == 1 ? 1 : 0;
        sources.clear();
    }

    void list_pairs() {
        const std::size_t count = m_overlap->sources.size();
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = a + 1; b < count; ++b) {
                m_overlap->pairs.push_back({a, b, m_shared[a * count + b]});
            }
        }
    }

private:
    SourceOverlap* m_overlap;
    std::vector<std::int64_t> m_shared;
};

} // namespace

SourceOverlap source_overlap(Database& database, const CancelFlag& cancel) {
    Connection& connection = database.connection();
    SourceOverlap overlap;
    std::unordered_map<std::int64_t, std::size_t> index;
    Statement select = connection.prepare(k_sources);
    for (Rows rows = select.rows(); rows.next();) {
        index.emplace(rows.get<std::int64_t>(0), overlap.sources.size());
        overlap.sources.push_back({rows.get<std::string>(1)});
    }
    Counting counting(overlap);
    std::vector<std::size_t> knowing;
    std::int64_t contact = 0;
    std::size_t seen = 0;
    Statement known = connection.prepare(k_known);
    for (Rows rows = known.rows(); rows.next();) {
        if (++seen % 4096 == 0) {
            cancel.check();
        }
        if (const auto next = rows.get<std::int64_t>(0); next != contact) {
            counting.add(knowing);
            contact = next;
        }
        knowing.push_back(index.at(rows.get<std::int64_t>(1)));
    }
    counting.add(knowing);
    counting.list_pairs();
    return overlap;
}

} // namespace bdd::storage
