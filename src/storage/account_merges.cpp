#include "storage/change_notes.hpp"
#include "storage/merging_table.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/dedupe_store.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace bdd::storage {

namespace {

constexpr std::string_view k_contact_of = "SELECT contact_id FROM record WHERE id = ?";
constexpr std::string_view k_move_record = "UPDATE record SET account_id = ? WHERE id = ?";
constexpr std::string_view k_contact = "SELECT account_id, records FROM contact WHERE id = ?";
constexpr std::string_view k_move_contact = "UPDATE contact SET account_id = ? WHERE id = ?";

/// The notes of one merge after the other, as if each had been made by itself.
void note(Connection& connection, model::RunId run, const std::vector<MergingTable::Pair>& pairs,
          const std::array<std::pair<std::string_view, const std::vector<MovedRow>*>, 3>& moved) {
    ChangeNotes notes(connection, run);
    std::array<std::size_t, 3> at{};
    const auto note_moves = [&](std::size_t part, std::int64_t from) {
        const auto& [kind, rows] = moved.at(part);
        for (std::size_t& i = at.at(part); i < rows->size() && (*rows)[i].from == from; ++i) {
            notes.add(kind, (*rows)[i].id, from, (*rows)[i].into);
        }
    };
    for (const auto& [from, into] : pairs) {
        note_moves(0, from);
        notes.add_merge("account_merge", from, {}, into);
        note_moves(1, from);
        note_moves(2, from);
    }
    notes.flush();
}

/// Moves records to their new accounts, and gives the contacts behind them as rows that move: each
/// once for each of its accounts that goes, by id. In the order of the table.
std::vector<MovedRow> move_records(Connection& connection, std::vector<MovedRow> records) {
    std::sort(records.begin(), records.end(),
              [](const MovedRow& a, const MovedRow& b) { return a.id < b.id; });
    Statement contact_of = connection.prepare(k_contact_of);
    Statement update = connection.prepare(k_move_record);
    for (MovedRow& row : records) {
        const std::int64_t record = row.id;
        {
            Rows rows = contact_of.rows(record);
            row.id = rows.next() ? rows.get<std::int64_t>(0) : 0;
        }
        update.run(row.into, record);
    }
    const auto key = [](const MovedRow& row) { return std::tie(row.id, row.from); };
    std::sort(records.begin(), records.end(),
              [&](const MovedRow& a, const MovedRow& b) { return key(a) < key(b); });
    records.erase(
        std::unique(records.begin(), records.end(),
                    [&](const MovedRow& a, const MovedRow& b) { return key(a) == key(b); }),
        records.end());
    return records;
}

/// Moves contacts to the accounts that theirs become part of; gives those of several records.
std::vector<model::ContactId> move_contacts(Connection& connection,
                                            const std::vector<MovedRow>& contacts) {
    std::vector<model::ContactId> choosing;
    Statement select = connection.prepare(k_contact);
    Statement update = connection.prepare(k_move_contact);
    for (const MovedRow& contact : contacts) {
        bool shows_it = false;
        {
            Rows rows = select.rows(contact.id);
            if (!rows.next()) {
                continue;
            }
            shows_it = rows.get<std::optional<std::int64_t>>(0) == contact.from;
            const bool chooses = rows.get<std::int64_t>(1) > 1;
            if (chooses && (choosing.empty() || choosing.back().value != contact.id)) {
                choosing.push_back({contact.id});
            }
        }
        if (shows_it) {
            update.run(contact.into, contact.id);
        }
    }
    return choosing;
}

} // namespace

MovedAccounts DedupeStore::merge_accounts(model::RunId run, model::AccountId from,
                                          model::AccountId into) {
    return merge_accounts(run, std::array{AccountMerge{from, into}});
}

MovedAccounts DedupeStore::merge_accounts(model::RunId run, std::span<const AccountMerge> merges) {
    if (merges.empty()) {
        return {};
    }
    Connection& connection = m_database->connection();
    std::vector<MergingTable::Pair> pairs;
    pairs.reserve(merges.size());
    for (const AccountMerge& merge : merges) {
        pairs.emplace_back(merge.from.value, merge.into.value);
    }
    std::sort(pairs.begin(), pairs.end());
    MergingTable merging(connection, pairs);
    const std::vector<MovedRow> records = merging.rows_of("record", "account_id");
    const std::vector<MovedRow> aliases = merging.rows_of("account_alias", "account_id");
    const std::vector<MovedRow> sites = merging.rows_of("site", "account_id");
    note(connection, run, pairs,
         {{{"account", &records}, {"account_alias", &aliases}, {"site", &sites}}});
    MovedAccounts moved;
    moved.records = static_cast<std::int64_t>(records.size());
    moved.choosing = move_contacts(connection, move_records(connection, records));
    merging.move("site", "account_id", sites);
    merging.move("account_alias", "account_id", aliases);
    merging.make_aliases("account");
    return moved;
}

} // namespace bdd::storage
