#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace bdd::dedupe {

/// One kind of key under which records meet: "email", "last", "siren" … What it tells is a set of
/// facts, a bit each; two keys of one fact say the same thing twice.
struct KeyKind {
    std::string name;
    std::uint32_t facts = 0;
    bool alone = false; ///< Telling enough to bring two records together by itself.
};

/// The keys of that kind: hash << 32 | row, ascending, each once. A hash depends on the value
/// alone, so that it may be stored.
struct KeyList {
    KeyKind kind;
    std::vector<std::uint64_t> items;
};

/// The stored records that hold a key of a kind, ascending, by number of the list and hash. What it
/// gives must live as long as the search.
using FetchKey =
    std::function<std::span<const std::uint32_t>(std::size_t list, std::uint32_t hash)>;

struct CandidateLimits {
    double records = 0;    ///< That the stored keys are of.
    double block = 50;     ///< Records are brought together where so few would meet by chance.
    std::size_t each = 10; ///< The likeliest so many of each row.
    std::size_t longest = 5'000; ///< A key of more records than this tells too little.
};

/// The stored records that the rows of `keys` should be compared with, ascending, each once. A row
/// meets a record in a set of facts that, taken as independent, at most `block` of all records
/// would share by chance: a telling key alone, or several together.
[[nodiscard]] std::vector<std::uint32_t> find_candidates(std::span<const KeyList> keys,
                                                         const FetchKey& fetch,
                                                         const CandidateLimits& limits);

} // namespace bdd::dedupe
