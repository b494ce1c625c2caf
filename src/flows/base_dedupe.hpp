#pragma once

#include "flows/base_matching.hpp"
#include "flows/base_session.hpp"

#include <bdd/storage/touched.hpp>

#include <nlohmann/json_fwd.hpp>

#include <span>

namespace bdd::flows {

/// What `dedupe`, `dedupe scan` and `dedupe apply` did.
struct DedupeOutcome {
    std::int64_t records = 0;
    std::int64_t compared = 0; ///< Records that were looked at: all, or the new ones and theirs.
    bool increment = false;
    bool new_index = false;           ///< For later runs over new records.
    bool new_review = false;          ///< Pairs to look at that did not wait before.
    std::int64_t contacts_merged = 0; ///< Or would be, of a scan.
    std::int64_t accounts_merged = 0;
    std::int64_t contacts_left = 0;
    std::int64_t to_review = 0; ///< Pairs that a person should look at.
    std::array<std::int64_t, k_merge_reasons> by_reason{};

    [[nodiscard]] bool changed() const noexcept { return contacts_merged + accounts_merged > 0; }
    /// Something that is worth a row in the log.
    [[nodiscard]] bool has_news() const noexcept {
        return changed() || new_review || new_index || (increment && compared > 0);
    }
};

struct ScanRequest {
    double threshold = 0.95;
    bool full = false;            ///< All records, also where the new ones would do.
    bool keeps_proposals = false; ///< For a later `dedupe apply`.
};

/// Joins the accounts that are one company by exact evidence; gives what must be concluded anew.
[[nodiscard]] storage::Touched merge_accounts(WriteSession& session, DedupeOutcome& outcome);
/// Compares all records, or those that came or changed since the last scan, and stores what later
/// runs need.
[[nodiscard]] BasePlan scan_base(cli::Context& ctx, WriteSession& session,
                                 const ScanRequest& request, DedupeOutcome& outcome);
/// Merges contacts (by `from`) and draws the conclusions anew, also of what changed before.
void apply_merges(const cli::Context& ctx, WriteSession& session,
                  std::span<const storage::ContactMerge> merges, storage::Touched changed,
                  DedupeOutcome& outcome);

[[nodiscard]] nlohmann::ordered_json counts_of(const DedupeOutcome& outcome);
/// A line that says so where only new records were compared.
void tell_scope(const cli::Context& ctx, const DedupeOutcome& outcome);
/// Lines that say why contacts were merged, and what waits for review.
void tell_reasons(const cli::Context& ctx, const DedupeOutcome& outcome);

} // namespace bdd::flows
