#include "catch.hpp"
#include "random.hpp"

#include <bdd/dedupe/exact.hpp>

#include <map>
#include <string>

using bdd::dedupe::AccountMerge;
using bdd::dedupe::ExactAccount;
using bdd::dedupe::find_account_merges;
using bdd::model::AccountId;

namespace {

using Pairs = std::map<std::int64_t, std::int64_t>;

Pairs merges_of(const std::vector<ExactAccount>& accounts) {
    Pairs pairs;
    std::int64_t before = 0;
    for (const AccountMerge& merge : find_account_merges(accounts)) {
        CHECK(merge.from.value > before); // Ascending, each at most once.
        before = merge.from.value;
        pairs[merge.from.value] = merge.into.value;
    }
    return pairs;
}

const std::string k_metal = "732829320";
const std::string k_bois = "552100554";

} // namespace

TEST_CASE("Accounts of one SIREN are one company whatever their names say", "[dedupe]") {
    CHECK(merges_of({{AccountId{4}, k_metal, "METAL OUEST", "35000"},
                     {AccountId{2}, k_metal, "MO GROUPE", "75001"},
                     {AccountId{9}, k_metal, "", ""}}) == Pairs{{4, 2}, {9, 2}});
}

TEST_CASE("An account without SIREN joins the one company of its name and place", "[dedupe]") {
    CHECK(merges_of({{AccountId{1}, "", "METAL OUEST", "35000"},
                     {AccountId{2}, k_metal, "METAL OUEST", "35000"},
                     {AccountId{3}, "", "METAL OUEST", "35200"}}) == Pairs{{1, 2}});
}

TEST_CASE("Two companies of one name in one place take in nobody", "[dedupe]") {
    CHECK(merges_of({{AccountId{1}, "", "BOULANGERIE MARTIN", "75011"},
                     {AccountId{2}, k_metal, "BOULANGERIE MARTIN", "75011"},
                     {AccountId{3}, k_bois, "BOULANGERIE MARTIN", "75011"}})
              .empty());
}

TEST_CASE("Accounts without SIREN join by name and place together only", "[dedupe]") {
    CHECK(merges_of({{AccountId{7}, "", "METAL OUEST", "35000"},
                     {AccountId{5}, "", "METAL OUEST", "35000"},
                     {AccountId{6}, "", "METAL OUEST", ""},
                     {AccountId{8}, "", "METAL OUEST", ""},
                     {AccountId{9}, "", "", "35000"},
                     {AccountId{10}, "", "", "35000"}}) == Pairs{{7, 5}});
}

TEST_CASE("A chain of merges ends at an account that stays", "[dedupe]") {
    // 2 has the name of 5 at its place, and 5 is the company of 1.
    const Pairs pairs = merges_of({{AccountId{1}, k_metal, "MO GROUPE", "75001"},
                                   {AccountId{5}, k_metal, "METAL OUEST", "35000"},
                                   {AccountId{2}, "", "METAL OUEST", "35000"},
                                   {AccountId{8}, "", "METAL OUEST", "35000"}});
    CHECK(pairs == Pairs{{2, 1}, {5, 1}, {8, 1}});
}

TEST_CASE("Account merges do not depend on the order and never join two SIREN", "[dedupe]") {
    const std::vector<std::string> sirens = {"", "", "", k_metal, k_bois};
    const std::vector<std::string> names = {"", "MARTIN", "DURAND", "PETIT"};
    const std::vector<std::string> places = {"", "75011", "35000"};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        bdd::test::Random random(seed);
        std::vector<ExactAccount> accounts;
        std::map<std::int64_t, std::string> siren_of;
        for (std::int64_t id = 1; id <= 14; ++id) {
            accounts.push_back(
                {AccountId{id}, random.pick(sirens), random.pick(names), random.pick(places)});
            siren_of[id] = accounts.back().siren;
        }
        const Pairs pairs = merges_of(accounts);
        for (const auto& [from, into] : pairs) {
            REQUIRE(pairs.count(into) == 0);
            const bool same = siren_of[from].empty() || siren_of[from] == siren_of[into];
            REQUIRE(same);
        }
        random.shuffle(accounts);
        REQUIRE(merges_of(accounts) == pairs);
    }
}
