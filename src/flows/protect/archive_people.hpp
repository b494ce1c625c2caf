#pragma once

#include "flows/base_session.hpp"

#include <bdd/storage/archive.hpp>

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

namespace bdd::flows {

/// Why people are kept out of reach, and how long.
struct ArchiveTerms {
    std::string reason;
    Date until;
};
/// Throws Errc::usage for terms that a duty cannot have: no reason, or an end before today.
void check_terms(const ArchiveTerms& terms, Date today);

/// What was moved, and where it is: the closing line of a move.
void tell_archived(const cli::Context& ctx, const ArchiveTerms& terms);

/// The archive of the base, to read; empty when there is none yet.
[[nodiscard]] std::optional<storage::Archive> open_archive(const cli::Context& ctx);

/// First step of a move: copies the contacts into the archive, commits, opens it again and compares
/// what it has with the base. Throws Errc::storage when that differs. The second step is to erase
/// them (ComeBack::as_new); after a crash between the two, both can be made again.
void copy_to_archive(cli::Context& ctx, WriteSession& session,
                     std::span<const model::ContactId> contacts, const ArchiveTerms& terms);

/// What the archive has of a contact, with its documents as they are.
[[nodiscard]] nlohmann::ordered_json json_of(const storage::ArchiveEntry& entry);
/// The same as indented lines.
[[nodiscard]] std::string text_of_archived(const nlohmann::ordered_json& entry);

} // namespace bdd::flows
