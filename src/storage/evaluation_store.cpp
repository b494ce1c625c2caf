#include "storage/sqlite.hpp"

#include <bdd/storage/evaluation_store.hpp>

#include <algorithm>
#include <tuple>

namespace bdd::storage {

namespace {

constexpr std::string_view k_sources = "SELECT code FROM source ORDER BY code";
constexpr std::string_view k_records =
    "SELECT r.id, r.contact_id, s.code, r.external_id FROM record r"
    " CROSS JOIN source s ON s.id = r.source_id ORDER BY r.id";
/// As `bdd dedupe verdicts` lists them: what one run said of two contacts is one decision.
constexpr std::string_view k_said =
    "SELECT v.record_a, v.record_b, v.same, v.run_id, min(x.contact_id, y.contact_id) AS low,"
    " max(x.contact_id, y.contact_id) AS high FROM verdict v"
    " JOIN record x ON x.id = v.record_a JOIN record y ON y.id = v.record_b"
    " ORDER BY v.run_id, low, high, v.same, v.record_a, v.record_b";

} // namespace

std::vector<std::string> EvaluationStore::sources() {
    std::vector<std::string> codes;
    Statement select = m_database->connection().prepare(k_sources);
    for (Rows rows = select.rows(); rows.next();) {
        codes.push_back(rows.get<std::string>(0));
    }
    return codes;
}

void EvaluationStore::for_each_record(const std::function<void(const SourceRecord&)>& visit) {
    Statement select = m_database->connection().prepare(k_records);
    for (Rows rows = select.rows(); rows.next();) {
        visit({{rows.get<std::int64_t>(0)},
               {rows.get<std::int64_t>(1)},
               rows.text_or_empty(2),
               rows.text_or_empty(3)});
    }
}

std::vector<SaidPair> EvaluationStore::said_pairs() {
    std::vector<SaidPair> said;
    std::tuple<std::int64_t, std::int64_t, std::int64_t, bool> last;
    Statement select = m_database->connection().prepare(k_said);
    for (Rows rows = select.rows(); rows.next();) {
        SaidPair pair{
            {rows.get<std::int64_t>(0)}, {rows.get<std::int64_t>(1)}, rows.get<int>(2) == 1, 0};
        const std::tuple decision(rows.get<std::int64_t>(3), rows.get<std::int64_t>(4),
                                  rows.get<std::int64_t>(5), pair.same);
        if (!said.empty()) {
            pair.decision = said.back().decision + (decision == last ? 0U : 1U);
        }
        last = decision;
        said.push_back(pair);
    }
    return said;
}

} // namespace bdd::storage
