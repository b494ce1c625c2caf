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
/// UTF-8 are missing. What comes out is made of lines of the norm, has every word of the input or
/// tells of it, comes out again when it is given back, and scores no lower then.
inline void fuzz_address(std::string_view input) {
    static const rnvp::Reference reference = rnvp::Reference::embedded();
    static const rnvp::Normalizer normalizer(reference);
    constexpr std::size_t k_columns = 3;
    std::vector<std::string_view> given = text::split(input, '\n');
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
    require_kept("nothing is lost", lost_word(raw, result));
    require_kept("given back, the same", changed_when_given_back(normalizer, result));
}

} // namespace bdd::fuzz
