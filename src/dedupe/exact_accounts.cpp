#include <bdd/dedupe/exact.hpp>

#include <algorithm>
#include <tuple>

namespace bdd::dedupe {

namespace {

/// Joins every account behind the first of a run of equal SIREN.
void join_equal_sirens(std::vector<const ExactAccount*>& accounts,
                       std::vector<AccountMerge>& merges) {
    std::sort(accounts.begin(), accounts.end(), [](const auto* a, const auto* b) {
        return std::tie(a->siren, a->account) < std::tie(b->siren, b->account);
    });
    const ExactAccount* first = nullptr;
    for (const ExactAccount* account : accounts) {
        if (account->siren.empty()) {
            continue;
        }
        if (first != nullptr && first->siren == account->siren) {
            merges.push_back({account->account, first->account});
        } else {
            first = account;
        }
    }
}

/// One run of accounts with the same name and place.
void join_namesakes(std::span<const ExactAccount* const> run, std::vector<AccountMerge>& merges) {
    const ExactAccount* target = nullptr;
    for (const ExactAccount* account : run) {
        if (account->siren.empty()) {
            continue;
        }
        if (target != nullptr && target->siren != account->siren) {
            return; // Two companies of one name in one place: a person must decide.
        }
        target = target == nullptr ? account : target;
    }
    target = target == nullptr ? run.front() : target;
    for (const ExactAccount* account : run) {
        if (account != target && account->siren.empty()) {
            merges.push_back({account->account, target->account});
        }
    }
}

} // namespace

std::vector<AccountMerge> find_account_merges(std::span<const ExactAccount> accounts) {
    std::vector<const ExactAccount*> order;
    order.reserve(accounts.size());
    for (const ExactAccount& account : accounts) {
        order.push_back(&account);
    }
    std::vector<AccountMerge> merges;
    join_equal_sirens(order, merges);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return std::tie(a->name_key, a->place, a->account) <
               std::tie(b->name_key, b->place, b->account);
    });
    for (std::size_t start = 0; start < order.size();) {
        std::size_t end = start + 1;
        while (end < order.size() && order[end]->name_key == order[start]->name_key &&
               order[end]->place == order[start]->place) {
            ++end;
        }
        const bool tells = !order[start]->name_key.empty() && !order[start]->place.empty();
        if (tells && end - start > 1) {
            join_namesakes({order.data() + start, end - start}, merges);
        }
        start = end;
    }
    std::sort(merges.begin(), merges.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
    // The company that a namesake joined may itself have joined another of its SIREN.
    for (AccountMerge& merge : merges) {
        const auto next = std::lower_bound(
            merges.begin(), merges.end(), merge.into,
            [](const AccountMerge& other, model::AccountId id) { return other.from < id; });
        if (next != merges.end() && next->from == merge.into) {
            merge.into = next->into;
        }
    }
    return merges;
}

} // namespace bdd::dedupe
