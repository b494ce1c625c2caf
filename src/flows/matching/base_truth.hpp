#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/core/progress.hpp>
#include <bdd/dedupe/evaluate.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// What a truth says of the records of a base. Judged are all records of the sources that it names
/// one of; a judged record that it does not name is of an entity of its own.
struct BaseTruth {
    std::vector<model::RecordId> records; ///< The judged ones, ascending.
    std::vector<std::uint32_t> contacts;  ///< A label of the contact of each.
    std::vector<std::uint32_t> entities;  ///< Of each.
    std::vector<std::string> sources;     ///< Codes of the judged ones.
    std::uint64_t unknown_ids = 0;        ///< Lines about ids that no record has.
    std::uint64_t untold_records = 0;     ///< Judged, but not named.
};

/// Reads `id,cluster`, where the ids are the sources' own. Which source is meant, a column `source`
/// says, or a prefix of the id ("crm:K-12"); without either, the one source that has the id. Throws
/// Errc::input when two sources have such an id, an id stands twice, or no id is known.
[[nodiscard]] BaseTruth read_base_truth(storage::Database& base, const std::string& path);

/// Compares the judged records anew, with a model learnt from them alone.
[[nodiscard]] dedupe::Evaluation evaluate_engine(storage::Database& base, const BaseTruth& truth,
                                                 double threshold, Progress& progress,
                                                 const CancelFlag& cancel);

/// The verdicts of people, each with the probability that the model gives: of the last scan, or
/// learnt now when there was none. A decision about two contacts counts once, by its likeliest pair
/// of records; a pair that a rule forbids has no probability at all. Nothing when none was given.
[[nodiscard]] std::vector<dedupe::JudgedPair>
judge_verdicts(storage::Database& base, Progress& progress, const CancelFlag& cancel);

} // namespace bdd::flows
