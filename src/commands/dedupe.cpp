#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/conclude.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/dedupe/exact.hpp>
#include <bdd/fields/person_name.hpp>
#include <bdd/storage/contact_reader.hpp>
#include <bdd/storage/dedupe_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    bool dry_run = false;
};

struct Outcome {
    std::int64_t records = 0;
    std::int64_t contacts_merged = 0;
    std::int64_t accounts_merged = 0;
    std::int64_t refused_by_names = 0;
    std::int64_t contacts_left = 0;
    std::array<std::int64_t, static_cast<std::size_t>(dedupe::Evidence::count_)> by_evidence{};
};

bool names_agree(const dedupe::ExactRow& a, const dedupe::ExactRow& b) {
    return fields::compatible_names(a.first_name, a.last_name, b.first_name, b.last_name);
}

/// Joins accounts first: a SIREN that an account gains is evidence for its people.
void merge_accounts(storage::DedupeStore& store, const WriteSession& session, Outcome& outcome,
                    std::vector<model::AccountId>& dirty) {
    std::vector<dedupe::ExactAccount> accounts;
    for (storage::AccountEvidence& account : store.accounts()) {
        std::string place =
            account.postcode.empty() ? text::key(account.town) : std::move(account.postcode);
        accounts.push_back({account.account, std::move(account.siren), std::move(account.name_key),
                            std::move(place)});
    }
    for (const dedupe::AccountMerge& merge : dedupe::find_account_merges(accounts)) {
        store.merge_accounts(session.run(), merge.from, merge.into);
        dirty.push_back(merge.into);
        ++outcome.accounts_merged;
    }
}

std::vector<dedupe::ExactRow> read_rows(storage::DedupeStore& store, const CancelFlag& cancel) {
    // An account's SIREN counts for every record of it.
    std::vector<std::pair<model::AccountId, std::string>> sirens;
    for (storage::AccountEvidence& account : store.accounts()) {
        sirens.emplace_back(account.account, std::move(account.siren));
    }
    const auto siren_of = [&](model::AccountId account) -> std::string {
        const auto found = std::lower_bound(
            sirens.begin(), sirens.end(), account,
            [](const auto& entry, model::AccountId id) { return entry.first < id; });
        return found != sirens.end() && found->first == account ? found->second : std::string();
    };
    std::vector<dedupe::ExactRow> rows;
    store.for_each_record([&](const storage::RecordEvidence& r) {
        if (rows.size() % 4096 == 0) {
            cancel.check();
        }
        const bool personal = r.email_kind == "nominative" || r.email_kind == "personal";
        rows.push_back(
            {r.record, r.contact, r.account, std::string(r.first_name), std::string(r.last_name),
             std::string(r.name_key), std::string(r.email), personal, std::string(r.mobile),
             r.siren.empty() ? siren_of(r.account) : std::string(r.siren), std::string(r.siret),
             std::string(r.company_key), r.email_kind == "nominative"});
    });
    return rows;
}

template <typename Id>
void sort_unique(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

Outcome dedupe_base(const cli::Context& ctx, WriteSession& session) {
    Outcome outcome;
    storage::DedupeStore store(session.base());
    std::vector<model::AccountId> dirty_accounts;
    std::vector<model::ContactId> dirty_contacts;
    merge_accounts(store, session, outcome, dirty_accounts);
    std::vector<dedupe::ExactRow> rows = read_rows(store, ctx.cancel);
    outcome.records = static_cast<std::int64_t>(rows.size());
    const dedupe::ExactResult result = dedupe::find_contact_merges(std::move(rows), names_agree);
    outcome.refused_by_names = result.refused_by_names;
    for (const dedupe::ContactMerge& merge : result.merges) {
        ctx.cancel.check();
        store.merge_contacts(session.run(), merge.from, merge.into, keyword(merge.evidence));
        dirty_contacts.push_back(merge.into);
        ++outcome.contacts_merged;
        ++outcome.by_evidence.at(static_cast<std::size_t>(merge.evidence));
    }
    sort_unique(dirty_accounts);
    for (const model::AccountId account : dirty_accounts) {
        const std::vector<model::ContactId> choosing = store.choosing_contacts(account);
        dirty_contacts.insert(dirty_contacts.end(), choosing.begin(), choosing.end());
    }
    sort_unique(dirty_contacts);
    conclude(session.base(), session.run(), dirty_contacts, dirty_accounts, ctx.cancel);
    outcome.contacts_left = storage::ContactReader(session.base()).count();
    return outcome;
}

nlohmann::ordered_json counts_of(const Outcome& outcome) {
    nlohmann::ordered_json counts{{"records", outcome.records},
                                  {"contacts", outcome.contacts_left},
                                  {"contacts_merged", outcome.contacts_merged},
                                  {"accounts_merged", outcome.accounts_merged},
                                  {"refused_by_names", outcome.refused_by_names}};
    for (std::size_t i = 0; i < outcome.by_evidence.size(); ++i) {
        counts["by_" + std::string(keyword(static_cast<dedupe::Evidence>(i)))] =
            outcome.by_evidence.at(i);
    }
    return counts;
}

unsigned long number(std::int64_t count) {
    return static_cast<unsigned long>(count);
}

std::string counted(const char* pattern, std::int64_t count) {
    return text_of(pattern, count_text(count));
}

void tell(const cli::Context& ctx, const WriteSession& session, const Outcome& outcome,
          bool changed) {
    const std::string records =
        counted(BDD_N("{0} record", "{0} records", number(outcome.records)), outcome.records);
    const std::string contacts = counted(
        BDD_N("{0} contact", "{0} contacts", number(outcome.contacts_left)), outcome.contacts_left);
    const std::string merged =
        counted(BDD_N("{0} contact", "{0} contacts", number(outcome.contacts_merged)),
                outcome.contacts_merged);
    const std::string accounts =
        counted(BDD_N("{0} account", "{0} accounts", number(outcome.accounts_merged)),
                outcome.accounts_merged);
    ctx.summary(text_of(_("found {0} behind {1}: {2} and {3} merged in {4}{5}"), contacts, records,
                        merged, accounts, seconds_text(session.seconds()),
                        changed ? session.undo_hint() : std::string()));
    const std::array words = {_("same e-mail, compatible names"),
                              _("same mobile, compatible names"), _("same company, same name"),
                              _("same company without a person's name")};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (outcome.by_evidence.at(i) > 0) {
            ctx.summary(
                fmt::format("  {:>9}  {}", count_text(outcome.by_evidence.at(i)), words.at(i)));
        }
    }
    if (outcome.refused_by_names > 0) {
        ctx.summary(fmt::format("  {:>9}  {}", count_text(outcome.refused_by_names),
                                _("not merged: the names differ")));
    }
}

Exit run(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx); // A base that does not exist is an error here, not a new base.
    WriteSession session(ctx, "dedupe", options.dry_run);
    const Outcome outcome = dedupe_base(ctx, session);
    const bool changed = outcome.contacts_merged + outcome.accounts_merged > 0;
    const nlohmann::ordered_json counts = counts_of(outcome);
    if (changed) {
        session.finish(counts);
    } else {
        session.abandon();
    }
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        if (!changed) {
            report["run"] = nullptr;
        }
        ctx.print_json(report);
    } else {
        tell(ctx, session, outcome, changed);
    }
    return Exit::done;
}

} // namespace

void add_dedupe(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        root.add_subcommand("dedupe", _("Find the records that speak of one person or company"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe\n"
                      "  bdd dedupe --dry-run --json\n"
                      "  bdd dedupe file list.csv -o clusters.csv"));
    add_dedupe_file(*command, ctx);
    add_dedupe_match(*command, ctx);
    add_dedupe_same(*command, ctx);
    add_dedupe_different(*command, ctx);
    add_dedupe_split(*command, ctx);
    add_dedupe_verdicts(*command, ctx);
    add_dedupe_overlap(*command, ctx);
    command->require_subcommand(0, 1);
    command->callback([o, command, &ctx] {
        if (command->get_subcommands().empty()) {
            ctx.action = [o, &ctx] { return run(*o, ctx); };
        } else if (o->dry_run) {
            throw Error(Errc::usage, _("--dry-run stands before the command that it is for"),
                        _("write it at the end of the line"));
        }
    });
}

} // namespace bdd::commands
