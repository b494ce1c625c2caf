#pragma once

#include "dedupe/prepared.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace bdd::dedupe {

/// One way in which two rows may meet: it gives a row no key, one or several. Keys do not depend on
/// the other rows of a file, so they may be stored; those of words depend on which are rare.
struct Recipe {
    std::string name;
    std::function<void(Row row, std::vector<std::uint64_t>& keys)> keys;
};

/// A value that a key may be made of; 0 where it is missing.
struct Atom {
    std::string name;
    std::function<std::uint64_t(Row row)> hash;
    int group = 0;      ///< Two atoms of one group make no key together.
    bool alone = false; ///< Telling enough to be a key by itself.
    bool pairs = true;  ///< Makes keys with other atoms.
    int weight = 3;     ///< 1: shared by thousands; 2: by dozens; 3: by few.
};

/// `many`: as for a file of so many rows that single names meet in everything.
[[nodiscard]] std::vector<Atom> choose_atoms(const Prepared& data, bool many);
/// True for such a file.
[[nodiscard]] bool is_large(const Prepared& data) noexcept;
[[nodiscard]] std::vector<Recipe> choose_recipes(const Prepared& data,
                                                 const std::vector<Atom>& atoms);

} // namespace bdd::dedupe
