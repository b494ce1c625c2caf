#pragma once

#include "flows/base_matching.hpp"

#include <optional>

namespace bdd::flows {

/// Explains pairs with the weights of the last scan, or learnt now when there was none. What it
/// needs is read once, when this is made.
class PairEvidence {
public:
    /// For pairs among these records.
    PairEvidence(storage::Database& base, std::vector<model::RecordId> records,
                 const CancelFlag& cancel, Progress& progress);

    /// Empty when a record does not speak of a person, or came later.
    [[nodiscard]] std::optional<dedupe::Explanation> explain(model::RecordId a,
                                                             model::RecordId b) const;

private:
    BaseMatching m_matching;
    std::unique_ptr<dedupe::Matcher> m_matcher;
};

} // namespace bdd::flows
