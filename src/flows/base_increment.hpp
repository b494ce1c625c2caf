#pragma once

#include "flows/base_rows.hpp"

#include <bdd/dedupe/frequencies.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <optional>
#include <string>
#include <vector>

/// Nightly runs: new and changed records are compared with those that they could be one with, by
/// the weights and frequencies of the last run over all records.
namespace bdd::flows {

/// From so many records on, a run leaves what later ones need to compare new records alone.
inline constexpr std::size_t k_indexed_from = 20'000;

/// What a run over all records found out.
struct MatchMemory {
    std::string model; ///< JSON
    dedupe::Frequencies frequencies;
};

/// What a run over few records compares; each list ascending.
struct Increment {
    std::vector<model::RecordId> fresh; ///< New and changed ones.
    std::vector<model::RecordId> old;   ///< Those that they meet, with all of their contacts.
    MatchMemory memory;
};

/// Nothing when all records have to be compared: there was no such run, its index is missing, it
/// linked at another threshold, its proposals still wait, a run was undone since, or one record in
/// ten has changed since all were compared. Puts the keys of the fresh records into the index.
[[nodiscard]] std::optional<Increment> find_increment(storage::Database& base, double threshold);

/// What the last run over all records found out; nothing when it left no frequencies.
[[nodiscard]] std::optional<MatchMemory> stored_memory(storage::Database& base);

/// Leaves what later runs need; false where there are too few rows for it. `matcher` has run over
/// `rows`.
bool save_index(storage::Database& base, const dedupe::Matcher& matcher, const BaseRows& rows);

} // namespace bdd::flows
