#include "dedupe/key_lists.hpp"

#include "dedupe/block_keys.hpp"
#include "dedupe/radix.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace bdd::dedupe {

namespace {

/// Ways to meet of one kind: two columns of mobiles make one.
struct Kind {
    std::uint32_t facts = 0;
    bool alone = false;
    std::vector<std::function<void(Row, std::vector<std::uint64_t>&)>> keys;
};

std::uint32_t fact(int group) noexcept {
    // Group -1, the employer's, is a fact like any other.
    return std::uint32_t{1} << static_cast<unsigned>(std::min(group + 1, 31));
}

} // namespace

void for_each_key_list(const Prepared& data, const std::function<void(KeyList&&)>& use) {
    const auto atoms = choose_atoms(data, true);
    const auto recipes = choose_recipes(data, atoms);
    std::map<std::string, Kind> kinds;
    std::uint32_t name_facts = 0;
    std::uint32_t email_facts = 0;
    for (const Atom& atom : atoms) {
        if (atom.name == "account") {
            continue; // accounts are numbered anew in each run
        }
        Kind& kind = kinds[atom.name];
        kind.facts |= fact(atom.group);
        kind.alone = kind.alone || atom.alone;
        kind.keys.emplace_back([&atom](Row row, std::vector<std::uint64_t>& keys) {
            if (const auto hash = atom.hash(row); hash != 0) {
                keys.push_back(hash);
            }
        });
        name_facts |= atom.name == "first" || atom.name == "last" ? fact(atom.group) : 0;
        email_facts |= atom.name == "email" ? fact(atom.group) : 0;
    }
    for (const char* const both : {"last and initial", "first and initial"}) {
        if (const auto at = kinds.find(both); at != kinds.end()) {
            at->second.facts = name_facts;
        }
    }
    for (const Recipe& recipe : recipes) {
        const bool of_name = recipe.name == "name" || recipe.name == "name or email";
        if (of_name || recipe.name.starts_with("email:")) {
            Kind& kind = kinds[recipe.name];
            kind.facts = of_name ? name_facts : email_facts;
            kind.alone = true;
            kind.keys.push_back(recipe.keys);
        }
    }
    std::vector<std::uint64_t> spare;
    std::vector<std::uint64_t> keys;
    for (auto& [name, kind] : kinds) {
        KeyList list{{name, kind.facts, kind.alone}, {}};
        for (Row row = 0; row < data.rows; ++row) {
            keys.clear();
            for (const auto& give : kind.keys) {
                give(row, keys);
            }
            for (const auto key : keys) {
                list.items.push_back(key >> 32U << 32U | row);
            }
        }
        constexpr unsigned k_hash_low = 32;
        radix_sort(list.items, k_hash_low, 64, spare);
        list.items.erase(std::unique(list.items.begin(), list.items.end()), list.items.end());
        use(std::move(list));
    }
}

} // namespace bdd::dedupe
