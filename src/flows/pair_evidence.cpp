#include "flows/pair_evidence.hpp"

namespace bdd::flows {

PairEvidence::PairEvidence(storage::Database& base, std::vector<model::RecordId> records,
                           const CancelFlag& cancel, Progress& progress)
    : m_matching(BaseMatching::to_explain(base, {0.95, &cancel, &progress}, std::move(records)))
    , m_matcher(m_matching.matcher()) {
    if (m_matching.model().empty()) {
        (void)m_matcher->run();
    }
}

std::optional<dedupe::Explanation> PairEvidence::explain(model::RecordId a,
                                                         model::RecordId b) const {
    const auto left = m_matching.row_of(a);
    const auto right = m_matching.row_of(b);
    return left && right ? std::optional(m_matcher->explain(*left, *right)) : std::nullopt;
}

} // namespace bdd::flows
