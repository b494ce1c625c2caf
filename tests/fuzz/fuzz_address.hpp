#pragma once

#include "address_promises.hpp"

#include <bdd/rnvp/reference.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fuzz {

/// Stops the fuzzer when a promise of the engine is broken, and says which.
inline void require_kept(const char* promise, const std::string& broken) {
    if (!broken.empty()) {
        (void)std::fprintf(stderr, "broken: %s: %s\n", promise, broken.c_str());
        std::abort();
    }
}

/// Lines of text: a postcode, a town, a country, then the cells of an address; lines that are no
/// UTF-8 are missing, control signs, which no reader lets through, are blanks. What comes out is
/// made of lines of the norm and has every word of the input or tells of it. That it comes out
/// again when it is given back is counted over addresses that people would write
/// (tests/unit/rnvp/nothing_lost_test.cpp): of random bytes it says nothing.
inline void fuzz_address(std::string_view input) {
    static const rnvp::Reference reference = rnvp::Reference::embedded();
    static const rnvp::Normalizer normalizer(reference);
    constexpr std::size_t k_columns = 3;
    std::string text(input);
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return c != '\n' && static_cast<unsigned char>(c) < ' '; }, ' ');
    std::vector<std::string_view> given = text::split(text, '\n');
    for (std::string_view& line : given) {
        if (text::find_invalid_utf8(line) != std::string_view::npos) {
            line = {};
        }
    }
    given.resize(std::max(given.size(), k_columns));
    rnvp::RawAddress raw;
    raw.postcode = given[0];
    raw.town = given[1];
    raw.country = given[2];
    raw.cells.assign(given.begin() + k_columns, given.end());
    const rnvp::MailAddress result = normalizer.normalize(raw);
    require_kept("lines of the norm", broken_line(result));
    require_kept("one answer",
                 lines_text(result) == lines_text(normalizer.normalize(raw)) ? "" : "another");
}

} // namespace bdd::fuzz
