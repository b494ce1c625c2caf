#include "flows/review_list.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace bdd::flows {

namespace {

ReviewSide side_of(const storage::ContactDetail& detail) {
    const model::Contact& c = detail.contact;
    ReviewSide side;
    side.contact = c.id;
    side.name =
        c.first_name + (c.first_name.empty() || c.last_name.empty() ? "" : " ") + c.last_name;
    side.company = detail.account ? detail.account->name : std::string();
    side.job = c.job_title;
    side.email = c.email;
    side.phone = c.mobile.empty() ? c.phone : c.mobile;
    side.town = detail.address.town;
    return side;
}

/// One pair of records for each pair of contacts: the most probable one.
std::vector<storage::ReviewPair> by_contacts(storage::Database& base) {
    std::vector<storage::ReviewPair> pairs = storage::MatchStore(base).review();
    std::sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) {
        return std::tie(x.contact_a, x.contact_b, y.probability, x.a, x.b) <
               std::tie(y.contact_a, y.contact_b, x.probability, y.a, y.b);
    });
    pairs.erase(std::unique(pairs.begin(), pairs.end(),
                            [](const auto& x, const auto& y) {
                                return x.contact_a == y.contact_a && x.contact_b == y.contact_b;
                            }),
                pairs.end());
    return pairs;
}

} // namespace

std::vector<ReviewItem> review_items(storage::Database& base, std::size_t most) {
    std::vector<storage::ReviewPair> pairs = by_contacts(base);
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) {
        return std::abs(x.probability - 0.5) < std::abs(y.probability - 0.5);
    });
    if (most != 0 && pairs.size() > most) {
        pairs.resize(most);
    }
    storage::DetailStore details(base);
    std::vector<ReviewItem> items;
    for (const storage::ReviewPair& pair : pairs) {
        const auto a = details.contact(pair.contact_a);
        const auto b = details.contact(pair.contact_b);
        if (a && b) {
            items.push_back({pair.probability, side_of(*a), side_of(*b)});
        }
    }
    return items;
}

std::size_t review_count(storage::Database& base) {
    return by_contacts(base).size();
}

} // namespace bdd::flows
