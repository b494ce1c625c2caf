#include "world.hpp"

#include <bdd/core/text.hpp>

namespace bdd::bench {

namespace {

/// How many of a company's people the sources know.
std::uint32_t known_people(Rng& rng, std::uint32_t size) {
    switch (size) {
    case 1:
        return rng.weighted({0, 62, 24, 9, 3, 1, 1});
    case 2:
        return rng.weighted({0, 40, 24, 14, 8, 5, 4, 3, 2});
    default:
        return 3 + rng.below(rng.below(48) + 1);
    }
}

} // namespace

World::World(std::uint64_t seed, std::uint32_t people)
    : m_seed(seed) {
    m_employers.reserve(people);
    while (m_employers.size() < people) {
        // The trade is the first draw of a company's own stream: see World::company.
        Rng own = stream_of(m_seed, Stream::company, m_companies);
        const Trade& trade = m_words.trades.draw(own);
        Rng rng = stream_of(m_seed, Stream::headcount, m_companies);
        auto count = known_people(rng, trade.size);
        for (; count > 0 && m_employers.size() < people; --count) {
            m_employers.push_back(m_companies);
        }
        ++m_companies;
    }
}

std::uint32_t World::former_employer_of(std::uint32_t person) const noexcept {
    Rng rng = stream_of(m_seed, Stream::person, person, 1);
    return rng.below(m_companies);
}

const Town& World::town_of(std::uint32_t company, std::uint32_t site) const noexcept {
    Rng rng = stream_of(m_seed, Stream::site, company, site);
    return m_words.towns.draw(rng);
}

std::string slug(std::string_view text, std::string_view separator) {
    std::string out;
    bool pending = false;
    for (const char c : text::fold(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (pending && !out.empty()) {
                out += separator;
            }
            pending = false;
            out += c;
        } else if (c != '\'') {
            pending = true;
        }
    }
    return out;
}

} // namespace bdd::bench
