#pragma once

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace bdd::test {

/// Runs a fuzz target over its seeds; it aborts when one breaks an invariant. Gives their number.
template <typename Target>
int replay_seeds(const std::string& target, Target body) {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(BDD_PROJECT "/tests/fuzz/seeds/" + target)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        INFO(entry.path().string());
        body(bytes);
        ++count;
    }
    return count;
}

} // namespace bdd::test
