#include "dedupe/name_relation.hpp"

#include <bdd/core/similarity.hpp>
#include <bdd/fields/diminutives.hpp>

#include <algorithm>

namespace bdd::dedupe {

namespace {

/// The shared words of two values; true when one of them has at least three letters.
bool share_a_word(const People& people, ValueId a, ValueId b) {
    constexpr std::size_t k_least = 3;
    for (const auto word : people.names.words.of(a)) {
        for (const auto other : people.names.words.of(b)) {
            if (word == other && people.names.words.table.text(word).size() >= k_least) {
                return true;
            }
        }
    }
    return false;
}

bool share_a_family(const NameFacts& x, const NameFacts& y) {
    for (const auto family : x.families) {
        if (std::binary_search(y.families.begin(), y.families.end(), family)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool are_close(const Field& field, ValueId a, ValueId b) {
    constexpr std::size_t k_most_edits = 3; // what Jaro-Winkler still takes for alike
    return !field.apart(a, b, k_most_edits) && are_close(field.text(a), field.text(b));
}

bool are_close(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    const auto longer = std::max(a.size(), b.size());
    constexpr std::size_t k_least = 3;
    if (shorter < k_least || longer - shorter > 3) {
        return false;
    }
    const std::size_t allowed = longer <= 8 ? 1 : 2;
    if (similarity::osa_distance(a, b, allowed) <= allowed) {
        return shorter > 3 || a.front() == b.front();
    }
    constexpr double k_alike = 0.92;
    return spelled_alike(a, b) >= k_alike;
}

FirstRelation relate_first(const People& people, ValueId a, ValueId b) {
    if (a == 0 || b == 0) {
        return FirstRelation::missing;
    }
    const NameFacts& x = people.facts[a];
    const NameFacts& y = people.facts[b];
    if (x.compact == y.compact) {
        return FirstRelation::exact;
    }
    const auto text_a = people.names.text(a);
    const auto text_b = people.names.text(b);
    if ((x.initial || y.initial) && fields::is_initials_of(text_a, text_b)) {
        return FirstRelation::initial;
    }
    if (share_a_family(x, y) || ((x.linked || y.linked) && share_a_word(people, a, b))) {
        return FirstRelation::variant;
    }
    if (x.sound == y.sound || are_close(people.names, a, b)) {
        return FirstRelation::close;
    }
    return FirstRelation::different;
}

LastRelation relate_last(const People& people, ValueId a, ValueId b) {
    if (a == 0 || b == 0) {
        return LastRelation::missing;
    }
    const NameFacts& x = people.facts[a];
    const NameFacts& y = people.facts[b];
    if (x.compact == y.compact) {
        return LastRelation::exact;
    }
    if ((x.linked || y.linked) && share_a_word(people, a, b)) {
        return LastRelation::compound;
    }
    if ((x.letters == 1 || y.letters == 1) && x.start == y.start) {
        return LastRelation::missing; // an initial says little more than nothing
    }
    return x.sound == y.sound || are_close(people.names, a, b) ? LastRelation::close
                                                               : LastRelation::different;
}

} // namespace bdd::dedupe
