#include "flows/contact_sets.hpp"

#include <algorithm>
#include <utility>

namespace bdd::flows {

void ContactSets::keep_apart(model::ContactId a, model::ContactId b) {
    m_apart[a].push_back(b);
    m_apart[b].push_back(a);
}

std::int64_t ContactSets::find(std::int64_t id) {
    const auto parent = [&](std::int64_t of) -> std::int64_t& {
        return m_parents[static_cast<std::size_t>(of)];
    };
    if (static_cast<std::size_t>(id) >= m_parents.size()) {
        return id;
    }
    while (parent(id) != 0) {
        const std::int64_t next = parent(id);
        if (parent(next) != 0) {
            parent(id) = parent(next);
        }
        id = next;
    }
    return id;
}

model::ContactId ContactSets::root(model::ContactId id) {
    return {find(id.value)};
}

bool ContactSets::join(model::ContactId left, model::ContactId right) {
    const auto apart = m_apart.find(left);
    if (apart != m_apart.end() &&
        std::any_of(apart->second.begin(), apart->second.end(),
                    [&](model::ContactId other) { return root(other) == right; })) {
        return false;
    }
    const auto [low, high] = std::minmax(left, right);
    if (const auto moved = m_apart.find(high); moved != m_apart.end()) {
        std::vector<model::ContactId> others = std::move(moved->second);
        m_apart.erase(moved);
        std::vector<model::ContactId>& into = m_apart[low];
        into.insert(into.end(), others.begin(), others.end());
    }
    const auto place = static_cast<std::size_t>(high.value);
    if (place >= m_parents.size()) {
        m_parents.resize(std::max(place + 1, m_parents.size() * 2), 0);
    }
    m_parents[place] = low.value;
    return true;
}

SettledJoins settle(std::vector<ContactJoin> joins,
                    std::span<const storage::ContactVerdict> verdicts) {
    ContactSets sets;
    for (const storage::ContactVerdict& verdict : verdicts) {
        if (!verdict.same) {
            sets.keep_apart(verdict.a, verdict.b);
        }
    }
    std::stable_sort(joins.begin(), joins.end(), [](const ContactJoin& x, const ContactJoin& y) {
        return x.probability > y.probability;
    });
    SettledJoins settled;
    for (const ContactJoin& join : joins) {
        const model::ContactId left = sets.root(join.a);
        const model::ContactId right = sets.root(join.b);
        if (left != right && sets.join(left, right)) {
            settled.joins.push_back(join);
            settled.merges.push_back(
                {std::max(left, right), {}, std::string(keyword(join.reason)), join.probability});
        }
    }
    for (storage::ContactMerge& merge : settled.merges) {
        merge.into = sets.root(merge.from);
    }
    std::sort(settled.merges.begin(), settled.merges.end(),
              [](const auto& x, const auto& y) { return x.from < y.from; });
    return settled;
}

} // namespace bdd::flows
