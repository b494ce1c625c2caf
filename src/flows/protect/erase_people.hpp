#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/opposition_writer.hpp"
#include "flows/protect/person_values.hpp"

#include <bdd/storage/erasure_store.hpp>
#include <bdd/storage/export_store.hpp>

#include <span>
#include <vector>

namespace bdd::flows {

/// What happens when a later file brings somebody who was erased.
enum class ComeBack {
    never,  ///< The person asked to be erased: the row is rejected.
    as_new, ///< Nobody asked, a term has run out: it is somebody new.
};

/// What an erasure did, told without what was erased but for the names on the screen.
struct Erasure {
    ComeBack come_back = ComeBack::never;
    std::vector<KnownPerson> people;
    storage::ErasureCounts counts;
    OppositionCounts oppositions;
    /// Files that went out with one of the people: their recipients are to be told (RGPD art. 19).
    std::vector<storage::ExportEntry> exports;
    std::vector<std::int64_t> open_requests; ///< Of the people: they are to be answered still.
    std::vector<GivingFile> files;           ///< That brought them, each once, by source.
};

/// Takes people out of the base, within a session: records, conclusions, keys, evidence, and what
/// undo keeps of them. What stays are proofs of consents without the tie, counts, and, unless they
/// may come back, fingerprints by which they are recognised when a file brings them again. Contacts
/// that are asked for must be there, each once. Memory grows with their values: a few hundred at a
/// time.
[[nodiscard]] Erasure erase_people(cli::Context& ctx, WriteSession& session,
                                   std::span<const model::ContactId> contacts,
                                   ComeBack come_back = ComeBack::never);

} // namespace bdd::flows
