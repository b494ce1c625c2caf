#include "catch.hpp"
#include "random.hpp"

#include <bdd/dedupe/dataset.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using bdd::dedupe::Column;
using bdd::dedupe::ValueId;
using bdd::dedupe::ValueTable;

TEST_CASE("Interned values keep the ids of their first appearance", "[dedupe]") {
    bdd::test::Random random(5);
    ValueTable one_by_one;
    ValueTable all_at_once;
    std::unordered_map<std::string, ValueId> expected;
    std::vector<std::string> texts;
    for (int i = 0; i < 40'000; ++i) {
        const std::size_t kind = random.below(10);
        texts.push_back(kind == 0   ? std::string()
                        : kind == 1 ? std::string(random.below(3000), 'z')
                                    : std::to_string(random.below(20'000)));
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<ValueId> ids;
    all_at_once.intern_all(views, ids);
    REQUIRE(ids.size() == texts.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto next = static_cast<ValueId>(expected.size() + 1);
        const ValueId id =
            texts[i].empty() ? 0 : expected.try_emplace(texts[i], next).first->second;
        const bool is_right = one_by_one.intern(texts[i]) == id && ids[i] == id &&
                              all_at_once.find(texts[i]) == id && all_at_once.text(id) == texts[i];
        wrong += is_right ? 0U : 1U;
    }
    CHECK(wrong == 0);
    CHECK(all_at_once.size() == expected.size() + 1);
    CHECK(all_at_once.find("never seen") == 0);
}

TEST_CASE("A column trims its cells and takes blank ones as missing", "[dedupe]") {
    Column column;
    const std::vector<std::string_view> cells = {" a ", "", "\t ", "a", "\u00A0b"};
    column.append(cells);
    column.append(std::string_view("  b"));
    CHECK(column.cells == std::vector<ValueId>{1, 0, 0, 1, 2, 2});
    CHECK(column.at(4) == "b");
}
