#include "catch.hpp"
#include "random.hpp"

#include <bdd/core/similarity.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace sim = bdd::similarity;
using Catch::Matchers::WithinAbs;

namespace {

/// Jaro as the textbook says it, over any signs.
double slow_jaro(const std::u32string& a, const std::u32string& b) {
    if (a.empty() || b.empty()) {
        return a.empty() && b.empty() ? 1 : 0;
    }
    const std::size_t half = std::max(a.size(), b.size()) / 2;
    const std::size_t reach = half > 0 ? half - 1 : 0;
    std::vector<bool> used_a(a.size());
    std::vector<bool> used_b(b.size());
    std::size_t matched = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t apart = i > j ? i - j : j - i;
            if (apart <= reach && !used_b[j] && a[i] == b[j]) {
                used_a[i] = true;
                used_b[j] = true;
                ++matched;
                break;
            }
        }
    }
    if (matched == 0) {
        return 0;
    }
    std::size_t swapped = 0;
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (used_a[i]) {
            while (!used_b[j]) {
                ++j;
            }
            swapped += a[i] != b[j] ? 1U : 0U;
            ++j;
        }
    }
    const auto m = static_cast<double>(matched);
    return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
            (m - static_cast<double>(swapped / 2)) / m) /
           3;
}

double slow_jaro_winkler(const std::u32string& a, const std::u32string& b) {
    const double jaro = slow_jaro(a, b);
    std::size_t prefix = 0;
    while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix]) {
        ++prefix;
    }
    return jaro > 0.7 ? jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro) : jaro;
}

std::size_t slow_osa(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

std::string utf8(const std::u32string& signs) {
    std::string out;
    for (const char32_t c : signs) {
        bdd::text::append_code_point(out, c);
    }
    return out;
}

/// Texts of `letters` different signs from `first`, and others a few edits away from them.
class RandomTexts {
public:
    RandomTexts(std::uint64_t seed, char32_t first, std::size_t letters)
        : m_random(seed)
        , m_first(first)
        , m_letters(letters) {}

    std::u32string text(std::size_t length) {
        std::u32string out;
        while (out.size() < length) {
            out.push_back(sign());
        }
        return out;
    }
    std::u32string near(std::u32string text) {
        for (std::size_t edits = m_random.below(6); edits > 0; --edits) {
            const std::size_t at = m_random.below(text.size() + 1);
            switch (m_random.below(4)) {
            case 0:
                text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), sign());
                break;
            case 1:
                text.erase(std::min(at, text.size()), 1);
                break;
            case 2:
                if (at < text.size()) {
                    text[at] = sign();
                }
                break;
            default:
                if (at + 1 < text.size()) {
                    std::swap(text[at], text[at + 1]);
                }
            }
        }
        return text;
    }
    bdd::test::Random& random() { return m_random; }

private:
    char32_t sign() { return m_first + static_cast<char32_t>(m_random.below(m_letters)); }

    bdd::test::Random m_random;
    char32_t m_first;
    std::size_t m_letters;
};

void compare_with_definitions(const std::u32string& a, const std::u32string& b, std::size_t limit) {
    const std::string x = utf8(a);
    const std::string y = utf8(b);
    CAPTURE(x, y, limit);
    REQUIRE_THAT(sim::jaro(x, y), WithinAbs(slow_jaro(a, b), 1e-12));
    REQUIRE_THAT(sim::jaro_winkler(x, y), WithinAbs(slow_jaro_winkler(a, b), 1e-12));
    REQUIRE(sim::jaro(x, y) == sim::jaro(y, x));
    const std::size_t distance = slow_osa(a, b);
    REQUIRE(sim::osa_distance(x, y) == distance);
    REQUIRE(sim::osa_distance(y, x, limit) == std::min(distance, limit + 1));
    const std::size_t longer = std::max(a.size(), b.size());
    const double similarity =
        longer == 0 ? 1 : 1 - static_cast<double>(distance) / static_cast<double>(longer);
    REQUIRE(sim::osa_similarity(x, y) == similarity);
    REQUIRE(sim::osa_similarity(x, y, 0.8) == (similarity >= 0.8 ? similarity : 0));
}

} // namespace

TEST_CASE("Jaro-Winkler gives the published values", "[core]") {
    CHECK_THAT(sim::jaro_winkler("MARTHA", "MARHTA"), WithinAbs(0.9611, 5e-5));
    CHECK_THAT(sim::jaro_winkler("DIXON", "DICKSONX"), WithinAbs(0.8133, 5e-5));
    CHECK_THAT(sim::jaro_winkler("DWAYNE", "DUANE"), WithinAbs(0.84, 5e-5));
    CHECK_THAT(sim::jaro("MARTHA", "MARHTA"), WithinAbs(0.9444, 5e-5));
    CHECK_THAT(sim::jaro("CRATE", "TRACE"), WithinAbs(0.7333, 5e-5));
    CHECK_THAT(sim::jaro("JELLYFISH", "SMELLYFISH"), WithinAbs(0.8963, 5e-5));
    CHECK(sim::jaro("a", "b") == 0);
    CHECK(sim::jaro("", "b") == 0);
    CHECK(sim::jaro_winkler("", "") == 1);
}

TEST_CASE("A weak similarity gains nothing from its beginning", "[core]") {
    // Jaro .6905, under the threshold of .7, although three signs begin both.
    CHECK(sim::jaro("abcxyz1", "abc2345") == sim::jaro_winkler("abcxyz1", "abc2345"));
    CHECK(sim::jaro_winkler("abcdxy", "abcd12") > sim::jaro("abcdxy", "abcd12"));
}

TEST_CASE("Optimal string alignment edits no part twice", "[core]") {
    CHECK(sim::osa_distance("ca", "abc") == 3); // Unrestricted Damerau-Levenshtein says 2.
    CHECK(sim::osa_distance("dupont", "dupotn") == 1);
    CHECK(sim::osa_distance("kitten", "sitting") == 3);
    CHECK(sim::osa_distance("", "abc") == 3);
    CHECK(sim::osa_distance("abc", "abc", 0) == 0);
    CHECK(sim::osa_distance("abc", "abd", 0) == 1);
    CHECK(sim::osa_distance("aaaaaaaa", "bbbbbbbb", 2) == 3);
}

TEST_CASE("Accented and other letters count as one sign each", "[core]") {
    CHECK(sim::osa_distance("lefèvre", "lefevre") == 1);
    CHECK(sim::osa_distance("日本語", "日語本") == 1);
    CHECK(sim::osa_similarity("é", "e") == 0);
    CHECK_THAT(sim::jaro_winkler("МАРТА", "МАРАТ"),
               WithinAbs(sim::jaro_winkler("MARTA", "MARAT"), 1e-12));
    CHECK(sim::common_prefix("éa", "éb") == 1);
    CHECK(sim::common_prefix("é", "è") == 0); // The first of the two bytes is the same.
    CHECK(sim::common_prefix("durand", "durant") == 5);
    CHECK(sim::common_prefix("", "x") == 0);
}

TEST_CASE("Similarities equal their slow definitions on random texts", "[core]") {
    struct Kind {
        char32_t first;
        std::size_t letters;
    };
    // Two letters make many matches; é… need code points; U+1F600… four bytes each.
    for (const Kind kind : {Kind{U'a', 2}, Kind{U'a', 26}, Kind{0xE0, 5}, Kind{0x1F600, 300}}) {
        RandomTexts texts(kind.first + kind.letters, kind.first, kind.letters);
        for (int round = 0; round < 1500; ++round) {
            const std::size_t most = round % 10 == 0 ? 201 : round % 3 == 0 ? 70 : 12;
            const std::u32string a = texts.text(texts.random().below(most));
            const std::u32string b =
                texts.random().chance(3) ? texts.text(texts.random().below(most)) : texts.near(a);
            compare_with_definitions(a, b, texts.random().below(12));
        }
    }
}

TEST_CASE("Texts at the border of one machine word compare rightly", "[core]") {
    RandomTexts texts(64, U'a', 3);
    for (const std::size_t length : {62U, 63U, 64U, 65U, 66U}) {
        for (const std::size_t other : {1U, 63U, 64U, 65U, 130U}) {
            for (int round = 0; round < 10; ++round) {
                compare_with_definitions(texts.text(length), texts.text(other), 70);
            }
        }
        const std::u32string text = texts.text(length);
        compare_with_definitions(text, texts.near(text), 2);
    }
}

TEST_CASE("One comparison leaves nothing behind for the next", "[core]") {
    const double alone = sim::jaro("abc", "xbz");
    CHECK(sim::jaro("xyz", "xaybz") > 0);
    CHECK(sim::osa_distance("xyzzy", "zyxa") == 4);
    CHECK(sim::jaro("abc", "xbz") == alone);
}
