#include "flows/contact_sets.hpp"

#include "catch.hpp"

#include <algorithm>
#include <vector>

using namespace bdd;
using namespace bdd::flows;

namespace {

ContactJoin join(std::int64_t a, std::int64_t b, double probability) {
    return {{a}, {b}, MergeReason::likeness, probability};
}

std::vector<std::pair<std::int64_t, std::int64_t>> pairs(const SettledJoins& settled) {
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    for (const storage::ContactMerge& merge : settled.merges) {
        out.emplace_back(merge.from.value, merge.into.value);
    }
    return out;
}

using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

} // namespace

TEST_CASE("A chain of joins ends at its lowest contact", "[flows]") {
    CHECK(pairs(settle({join(2, 3, 0.96), join(1, 2, 0.99), join(7, 9, 0.97)}, {})) ==
          Pairs{{2, 1}, {3, 1}, {9, 7}});
}

TEST_CASE("A join that a higher threshold leaves out takes its contact with it", "[flows]") {
    const SettledJoins all = settle({join(1, 2, 0.96), join(2, 3, 0.99), join(1, 3, 0.97)}, {});
    CHECK(pairs(all) == Pairs{{2, 1}, {3, 1}});
    // The surest joins are kept, not the ones that came first: none closes a ring.
    REQUIRE(all.joins.size() == 2);
    CHECK(all.joins[0].probability == 0.99);
    CHECK(all.joins[1].probability == 0.97);
    std::vector<ContactJoin> sure = all.joins;
    std::erase_if(sure, [](const ContactJoin& j) { return j.probability < 0.98; });
    CHECK(pairs(settle(sure, {})) == Pairs{{3, 2}});
}

TEST_CASE("Two contacts that a person called different never meet over a third", "[flows]") {
    const std::vector<storage::ContactVerdict> said = {{{1}, {3}, false}};
    CHECK(pairs(settle({join(2, 3, 0.96), join(1, 2, 0.99)}, said)) == Pairs{{2, 1}});
    CHECK(pairs(settle({join(2, 3, 0.99), join(1, 2, 0.96)}, said)) == Pairs{{3, 2}});
    // What a set took in keeps it away from what its members were to keep away from.
    CHECK(pairs(settle({join(3, 4, 0.99), join(1, 2, 0.98), join(2, 4, 0.97)}, said)) ==
          Pairs{{2, 1}, {4, 3}});
}

TEST_CASE("A verdict same between contacts keeps no one apart", "[flows]") {
    const std::vector<storage::ContactVerdict> said = {{{1}, {2}, true}};
    CHECK(pairs(settle({join(1, 2, 1)}, said)) == Pairs{{2, 1}});
}

TEST_CASE("Every reason has a keyword that leads back to it", "[flows]") {
    for (std::size_t i = 0; i < k_merge_reasons; ++i) {
        const auto reason = static_cast<MergeReason>(i);
        CHECK(merge_reason(keyword(reason)) == reason);
    }
}
