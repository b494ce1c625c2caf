#pragma once

#include <bdd/storage/detail_store.hpp>
#include <bdd/storage/match_store.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// One of the two contacts of a pair, as a person judges it.
struct ReviewSide {
    model::ContactId contact;
    std::string name;
    std::string company;
    std::string job;
    std::string email;
    std::string phone;
    std::string town;
};

/// A pair that waits for a person's word.
struct ReviewItem {
    double probability = 0;
    ReviewSide a;
    ReviewSide b;
};

/// Pairs of contacts of the last scan, each once, the most doubtful first: there a word teaches
/// most. At most `most`; 0: all.
[[nodiscard]] std::vector<ReviewItem> review_items(storage::Database& base, std::size_t most);
/// How many there are.
[[nodiscard]] std::size_t review_count(storage::Database& base);

} // namespace bdd::flows
