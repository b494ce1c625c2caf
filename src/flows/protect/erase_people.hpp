#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/opposition_writer.hpp"
#include "flows/protect/person_values.hpp"

#include <bdd/storage/erasure_store.hpp>
#include <bdd/storage/export_store.hpp>

#include <span>
#include <vector>

namespace bdd::flows {

/// What an erasure did, told without what was erased but for the names on the screen.
struct Erasure {
    std::vector<KnownPerson> people;
    storage::ErasureCounts counts;
    OppositionCounts oppositions;
    /// Files that went out with one of the people: their recipients are to be told (RGPD art. 19).
    std::vector<storage::ExportEntry> exports;
    std::vector<std::int64_t> open_requests; ///< Of the people: they are to be answered still.
};

/// Takes people out of the base, within a session: records, conclusions, keys, evidence, and what
/// undo keeps of them. What stays are proofs of consents without the tie, counts, and fingerprints
/// by which the people are recognised when a file brings them again. Contacts that are asked for
/// must be there, each once.
[[nodiscard]] Erasure erase_people(cli::Context& ctx, WriteSession& session,
                                   std::span<const model::ContactId> contacts);

} // namespace bdd::flows
