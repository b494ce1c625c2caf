#include "catch.hpp"
#include "random.hpp"

#include <bdd/protect/value_search.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace bdd;
using protect::ValueSearch;

namespace {

/// Value, end and length.
using Found = std::vector<std::tuple<std::size_t, std::uint64_t, std::size_t>>;

ValueSearch search_for(const std::vector<std::string>& values) {
    ValueSearch search;
    for (std::size_t i = 0; i < values.size(); ++i) {
        search.add(i, values[i]);
    }
    search.seal();
    return search;
}

Found found_in(const ValueSearch& search, const std::string& bytes) {
    Found found;
    search.each(bytes, [&](const ValueSearch::Match& match) {
        found.emplace_back(match.value, match.end, match.length);
    });
    std::sort(found.begin(), found.end());
    return found;
}

std::string lower(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return text;
}

/// The definition, without any cleverness.
Found slowly_found(const std::vector<std::string>& values, const std::string& bytes) {
    Found found;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t at = 0; !values[i].empty() && at + values[i].size() <= bytes.size();
             ++at) {
            if (lower(bytes.substr(at, values[i].size())) == lower(values[i])) {
                found.emplace_back(i, at + values[i].size(), values[i].size());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

TEST_CASE("Values are found wherever they stand, letter case aside", "[protect]") {
    const ValueSearch search = search_for({"ada@x.fr", "DA@", "0612345678"});
    CHECK(found_in(search, "..ADA@X.fr;0612345678") == Found{{0, 10, 8}, {1, 6, 3}, {2, 21, 10}});
    CHECK(found_in(search, "ada@x.f") == Found{{1, 4, 3}});
    CHECK(search.finds("xxda@"));
    CHECK_FALSE(search.finds("ada x.fr"));
    CHECK_FALSE(search.finds(""));
}

TEST_CASE("Bytes above ASCII and zeros are compared as they are", "[protect]") {
    const ValueSearch search = search_for({std::string("a\0d\0a\0", 6), "Zo\xC3\xA9", "\xC9"});
    CHECK(found_in(search, std::string("xA\0D\0a\0", 7)) == Found{{0, 7, 6}});
    CHECK(found_in(search, "zO\xC3\xA9") == Found{{1, 4, 4}});
    CHECK_FALSE(search.finds("zo\xC3\x89"));
    CHECK_FALSE(search.finds("\xE9"));
}

TEST_CASE("Two values of the same bytes are both told, one value twice once", "[protect]") {
    ValueSearch search;
    search.add(4, "martin");
    search.add(7, "MARTIN");
    search.add(4, "Martin");
    search.add(5, "");
    search.seal();
    CHECK(found_in(search, "martin") == Found{{4, 6, 6}, {7, 6, 6}});
}

TEST_CASE("A value may hold every byte there is", "[protect]") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        all += static_cast<char>(byte);
    }
    const ValueSearch search = search_for({all, "z\xFF"});
    CHECK(found_in(search, "abc" + all + "Z\xFF") == Found{{0, 259, 256}, {1, 261, 2}});
    CHECK_FALSE(search.finds(all.substr(0, 255)));
    const ValueSearch nothing = search_for({"", ""});
    CHECK(nothing.empty());
    CHECK_FALSE(nothing.finds(all));
}

TEST_CASE("A stream in pieces finds what one piece holds", "[protect]") {
    test::Random random(71);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::string> values(1 + random.below(6));
        for (std::string& value : values) {
            for (std::size_t i = random.below(6); i > 0; --i) {
                value += "abAB"[random.below(4)];
            }
        }
        std::string bytes;
        for (std::size_t i = random.below(60); i > 0; --i) {
            bytes += "abABc"[random.below(5)];
        }
        const ValueSearch search = search_for(values);
        const Found whole = found_in(search, bytes);
        // Equal values are one pattern with two numbers, and still both are told.
        CHECK(whole == slowly_found(values, bytes));
        Found pieces;
        ValueSearch::Stream stream(search);
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t length = 1 + random.below(7);
            stream.feed(std::string_view(bytes).substr(at, length),
                        [&](const ValueSearch::Match& match) {
                            pieces.emplace_back(match.value, match.end, match.length);
                        });
            at += length;
        }
        std::sort(pieces.begin(), pieces.end());
        CHECK(pieces == whole);
    }
}
