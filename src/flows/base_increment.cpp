#include "flows/base_increment.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/dedupe/model.hpp>
#include <bdd/storage/match_index.hpp>
#include <bdd/storage/match_store.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace bdd::flows {

namespace {

using Ids = std::vector<model::RecordId>;

/// The keys of new records, of the kinds that the base has an index of, numbered as there.
std::vector<dedupe::KeyList> keys_of(const dedupe::Matcher& matcher,
                                     std::span<const storage::StoredKeyKind> kinds) {
    std::vector<dedupe::KeyList> lists(kinds.size());
    matcher.for_each_key_list([&](dedupe::KeyList&& list) {
        const auto at = std::find_if(kinds.begin(), kinds.end(),
                                     [&](const auto& kind) { return kind.name == list.kind.name; });
        if (at != kinds.end()) {
            list.kind = {at->name, at->facts, at->alone};
            lists[static_cast<std::size_t>(at - kinds.begin())] = std::move(list);
        }
    });
    return lists;
}

/// The stored records that new ones meet, and their keys put beside the stored ones.
Ids meet(storage::Database& base, const BaseRows& rows, const dedupe::Matcher& matcher,
         double records) {
    storage::MatchIndex index(base);
    const std::vector<storage::StoredKeyKind> kinds = index.kinds();
    const std::vector<dedupe::KeyList> lists = keys_of(matcher, kinds);
    dedupe::CandidateLimits limits;
    limits.records = records;
    std::vector<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>> known(lists.size());
    const dedupe::FetchKey fetch = [&](std::size_t list,
                                       std::uint32_t hash) -> std::span<const std::uint32_t> {
        const auto [at, is_new] = known[list].try_emplace(hash);
        if (is_new) {
            at->second = index.records(kinds[list].id, hash, limits.longest);
        }
        return at->second;
    };
    Ids found;
    for (const std::uint32_t record : dedupe::find_candidates(lists, fetch, limits)) {
        found.push_back({record});
    }
    for (std::size_t list = 0; list < lists.size(); ++list) {
        for (const std::uint64_t item : lists[list].items) {
            index.add_key(
                kinds[list].id, static_cast<std::uint32_t>(item >> 32U),
                static_cast<std::uint32_t>(rows.record(static_cast<dedupe::Row>(item)).value));
        }
    }
    return found;
}

/// All records of the contacts of these: a cluster is judged as a whole.
Ids with_their_contacts(storage::Database& base, const Ids& records) {
    constexpr std::size_t k_most = 20;
    storage::EvidenceReader reader(base);
    Ids all;
    for (const model::RecordId record : records) {
        const Ids own = reader.of_contact_of(record, k_most);
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

/// Companies are joined within their account.
void add_companies(storage::Database& base, const BaseRows& fresh, Ids& ids) {
    constexpr std::size_t k_most = 1000;
    storage::EvidenceReader reader(base);
    for (const dedupe::ExactRow& company : fresh.exact()) {
        reader.records(reader.of_account(company.account, k_most),
                       [&](const storage::RecordEvidence& r) {
                           if (!BaseRows::speaks_of_person(r)) {
                               ids.push_back(r.record);
                           }
                       });
    }
}

} // namespace

std::optional<MatchMemory> stored_memory(storage::Database& base) {
    const std::optional<storage::StoredModel> model = storage::MatchStore(base).model();
    if (!model) {
        return std::nullopt;
    }
    MatchMemory memory{model->model, {}};
    for (storage::StoredFrequencies& table : storage::MatchIndex(base).frequencies()) {
        memory.frequencies.push_back(
            {std::move(table.name), table.total, std::move(table.hashes), std::move(table.counts)});
    }
    return memory.frequencies.empty() ? std::nullopt : std::optional(std::move(memory));
}

std::optional<Increment> find_increment(storage::Database& base, double threshold) {
    storage::MatchStore store(base);
    const std::optional<storage::StoredModel> model = store.model();
    if (!model || model->threshold != threshold || model->model.empty() || !store.joins().empty()) {
        return std::nullopt;
    }
    std::optional<Ids> fresh = store.changed_since(model->run);
    const std::optional<Ids> since_full = store.changed_since(model->full_run);
    std::optional<MatchMemory> memory = stored_memory(base);
    if (!fresh || !since_full || !memory) {
        return std::nullopt;
    }
    constexpr double k_most_share = 0.1;
    constexpr auto k_most_id = std::numeric_limits<std::uint32_t>::max();
    if (static_cast<double>(since_full->size()) >
            k_most_share * static_cast<double>(model->records) ||
        (!fresh->empty() && fresh->back().value > k_most_id)) {
        return std::nullopt;
    }
    const auto records = static_cast<double>(dedupe::model_from_json(memory->model).rows);
    Increment increment{std::move(*fresh), {}, std::move(*memory)};
    if (increment.fresh.empty()) {
        return increment;
    }
    BaseRows rows;
    rows.read(base, {}, increment.fresh);
    Ids old;
    if (rows.size() > 0) {
        const dedupe::Matcher matcher(rows.data(), {});
        old = with_their_contacts(base, meet(base, rows, matcher, records));
    }
    const Ids own = with_their_contacts(base, increment.fresh);
    old.insert(old.end(), own.begin(), own.end());
    add_companies(base, rows, old);
    sort_unique(old);
    std::set_difference(old.begin(), old.end(), increment.fresh.begin(), increment.fresh.end(),
                        std::back_inserter(increment.old));
    return increment;
}

bool save_index(storage::Database& base, const dedupe::Matcher& matcher, const BaseRows& rows) {
    constexpr auto k_most_id = std::numeric_limits<std::uint32_t>::max();
    if (rows.size() < k_indexed_from ||
        rows.record(static_cast<dedupe::Row>(rows.size() - 1)).value > k_most_id) {
        return false;
    }
    storage::MatchIndex index(base);
    std::int64_t number = 0;
    matcher.for_each_key_list([&](dedupe::KeyList&& list) {
        // Rows ascend as their records do: the order stays.
        for (std::uint64_t& item : list.items) {
            const auto row = static_cast<dedupe::Row>(item);
            item = item >> 32U << 32U | static_cast<std::uint64_t>(rows.record(row).value);
        }
        index.save_keys({++number, list.kind.name, list.kind.facts, list.kind.alone}, list.items);
    });
    for (const dedupe::FrequencyTable& table : matcher.frequencies()) {
        index.save_frequencies({table.name, table.total, table.hashes, table.counts});
    }
    return true;
}

} // namespace bdd::flows
