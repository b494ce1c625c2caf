#include "flows/base_dedupe.hpp"

#include "flows/conclude.hpp"
#include "flows/review_list.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/log.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace bdd::flows {

namespace {

std::vector<storage::StoredJoin> stored_joins(std::span<const ContactJoin> joins) {
    std::vector<storage::StoredJoin> stored;
    stored.reserve(joins.size());
    for (const ContactJoin& join : joins) {
        stored.push_back({std::min(join.a, join.b), std::max(join.a, join.b),
                          std::string(keyword(join.reason)), join.probability});
    }
    return stored;
}

} // namespace

storage::Touched merge_accounts(WriteSession& session, DedupeOutcome& outcome) {
    const double start = steady_seconds();
    storage::DedupeStore store(session.base());
    std::vector<dedupe::ExactAccount> accounts;
    for (storage::AccountEvidence& account : store.accounts_alike()) {
        std::string place =
            account.postcode.empty() ? text::key(account.town) : std::move(account.postcode);
        accounts.push_back({account.account, std::move(account.siren), std::move(account.name_key),
                            std::move(place)});
    }
    const double read = steady_seconds();
    std::vector<storage::AccountMerge> merges;
    storage::Touched changed;
    for (const dedupe::AccountMerge& merge : dedupe::find_account_merges(accounts)) {
        merges.push_back({merge.from, merge.into});
        changed.accounts.push_back(merge.into);
    }
    const double found = steady_seconds();
    changed.contacts = store.merge_accounts(session.run(), merges).choosing;
    log::debug("read {0} accounts {1:.2f} s, compared {2:.2f} s, merged {3} of them {4:.2f} s",
               accounts.size(), read - start, found - read, merges.size(),
               steady_seconds() - found);
    sort_unique(changed.accounts);
    outcome.accounts_merged = static_cast<std::int64_t>(merges.size());
    return changed;
}

BasePlan scan_base(cli::Context& ctx, WriteSession& session, const ScanRequest& request,
                   DedupeOutcome& outcome) {
    storage::Database& base = session.base();
    storage::MatchStore store(base);
    const BaseMatchRequest how{request.threshold, &ctx.cancel, &ctx.progress};
    const double start = steady_seconds();
    std::optional<Increment> increment =
        request.full ? std::nullopt : find_increment(base, request.threshold);
    outcome.increment = increment.has_value();
    std::vector<model::RecordId> fresh;
    if (increment) {
        fresh = increment->fresh;
    }
    BaseMatching matching =
        increment ? BaseMatching(base, how, std::move(*increment)) : BaseMatching(base, how);
    const double loaded = steady_seconds();
    BasePlan plan = matching.plan();
    const double matched = steady_seconds();
    const auto joins =
        request.keeps_proposals ? stored_joins(plan.joins) : std::vector<storage::StoredJoin>();
    if (outcome.increment) {
        store.extend(session.run(), fresh, joins, plan.review);
    } else {
        const std::vector<storage::ReviewPair> waited = store.review();
        store.save(session.run(), request.threshold, matching.model(), joins, plan.review);
        outcome.new_index = matching.save(base);
        outcome.new_review = store.review() != waited;
    }
    log::debug("read {0:.2f} s, matched {1:.2f} s, stored {2:.2f} s", loaded - start,
               matched - loaded, steady_seconds() - matched);
    outcome.records = storage::EvidenceReader(base).count();
    outcome.compared = plan.records;
    outcome.by_reason = plan.by_reason();
    outcome.contacts_merged = static_cast<std::int64_t>(plan.merges.size());
    return plan;
}

void apply_merges(const cli::Context& ctx, WriteSession& session,
                  std::span<const storage::ContactMerge> merges, storage::Touched changed,
                  DedupeOutcome& outcome) {
    const double start = steady_seconds();
    storage::DedupeStore(session.base()).merge_contacts(session.run(), merges);
    const double merged = steady_seconds();
    const auto is_gone = [&](model::ContactId contact) {
        const auto found = std::lower_bound(merges.begin(), merges.end(), contact,
                                            [](const storage::ContactMerge& merge,
                                               model::ContactId id) { return merge.from < id; });
        return found != merges.end() && found->from == contact;
    };
    std::vector<model::ContactId>& contacts = changed.contacts;
    contacts.erase(std::remove_if(contacts.begin(), contacts.end(), is_gone), contacts.end());
    for (const storage::ContactMerge& merge : merges) {
        contacts.push_back(merge.into);
    }
    sort_unique(contacts);
    conclude(session.base(), session.run(), contacts, changed.accounts, ctx.cancel);
    log::debug("merged {0:.2f} s, conclusions {1:.2f} s", merged - start,
               steady_seconds() - merged);
    outcome.contacts_merged = static_cast<std::int64_t>(merges.size());
    outcome.contacts_left = storage::ContactReader(session.base()).count();
    outcome.to_review = static_cast<std::int64_t>(review_count(session.base()));
}

nlohmann::ordered_json counts_of(const DedupeOutcome& outcome) {
    nlohmann::ordered_json counts{{"records", outcome.records},
                                  {"compared", outcome.compared},
                                  {"contacts", outcome.contacts_left},
                                  {"contacts_merged", outcome.contacts_merged},
                                  {"accounts_merged", outcome.accounts_merged},
                                  {"to_review", outcome.to_review}};
    for (std::size_t i = 0; i < outcome.by_reason.size(); ++i) {
        counts["by_" + std::string(keyword(static_cast<MergeReason>(i)))] = outcome.by_reason.at(i);
    }
    return counts;
}

void tell_scope(const cli::Context& ctx, const DedupeOutcome& outcome) {
    if (outcome.increment) {
        const auto count = static_cast<unsigned long>(outcome.compared);
        ctx.summary(
            text_of(BDD_N("  compared {0} record: what is new or changed since the last run",
                          "  compared {0} records: what is new or changed since the last "
                          "run, and what it meets",
                          count),
                    count_text(outcome.compared)));
    }
}

void tell_reasons(const cli::Context& ctx, const DedupeOutcome& outcome) {
    const std::array words = {_("same e-mail"),
                              _("same mobile"),
                              _("same company, same name"),
                              _("same company without a person's name"),
                              _("alike in all they say"),
                              _("a person said so")};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (outcome.by_reason.at(i) > 0) {
            ctx.summary(
                fmt::format("  {:>9}  {}", count_text(outcome.by_reason.at(i)), words.at(i)));
        }
    }
    if (outcome.to_review > 0) {
        ctx.summary(fmt::format("  {:>9}  {}", count_text(outcome.to_review),
                                _("pairs to look at: bdd dedupe review")));
    }
}

} // namespace bdd::flows
