#include "world.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <array>

namespace bdd::bench {

namespace {

/// Check digit of Luhn's rule for the digits before it.
char luhn_digit(std::string_view digits) {
    std::uint32_t sum = 0;
    bool twice = true;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        auto value = static_cast<std::uint32_t>(*at - '0') * (twice ? 2U : 1U);
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/// Valid by its key and distinct for each company; drawn at random, so a real bearer is chance.
std::string make_siren(std::uint64_t seed, std::uint32_t id) {
    constexpr std::uint64_t k_step = 7'368'787; // prime, so no number comes twice
    Rng rng(seed);
    const std::uint64_t start = rng.below(90'000'000);
    auto digits = fmt::format("{:08}", 1'000'000 + (id * k_step + start) % 90'000'000);
    digits += luhn_digit(digits);
    return digits;
}

std::string invented_word(Rng& rng, const Vocabulary& words) {
    std::string out(rng.pick(words.syllables_1));
    if (rng.chance(0.45)) {
        out += rng.pick(words.syllables_2);
    }
    out += rng.pick(words.syllables_3);
    return out;
}

std::string initials(std::string_view name) {
    std::string out;
    for (const auto word : text::words(name)) {
        if (word.size() > 3) {
            out += static_cast<char>(slug(word, "").front() - 'a' + 'A');
        }
    }
    return out;
}

bool begins_with_vowel(std::string_view word) {
    return std::string_view("aeiouh").find(slug(word, "").front()) != std::string_view::npos;
}

std::string family_name(Rng& rng, const Vocabulary& words, Company& company, std::string_view trade,
                        std::string_view postcode) {
    company.family = draw_surname(rng, words, postcode);
    switch (rng.weighted({30, 18, 8, 6, 10, 10, 6, 6})) {
    case 0:
        return fmt::format("{} {}", trade, company.family);
    case 1:
        return fmt::format("{} {}", company.family, trade);
    case 2:
        return fmt::format("{} & Fils", company.family);
    case 3:
        return fmt::format("{} Frères", company.family);
    case 4:
        return fmt::format("{} {}", rng.pick(words.heads_of_name), company.family);
    case 5:
        return company.family;
    case 6:
        return fmt::format("{} {} et Fils", trade, company.family);
    default: {
        const auto partner = draw_surname(rng, words, postcode);
        return fmt::format("{} {} {}", company.family, partner, trade);
    }
    }
}

std::string acronym_name(Rng& rng, const Vocabulary& words, Company& company,
                         std::string_view trade) {
    if (rng.chance(0.5)) {
        const auto area = rng.pick(words.areas);
        auto name =
            fmt::format("Société {} {}{}", area, begins_with_vowel(trade) ? "d'" : "de ", trade);
        company.brand = initials(name);
        return name;
    }
    std::string letters;
    for (auto count = 3 + rng.below(2); count > 0; --count) {
        letters += "ABCDEFGILMNOPRSTV"[rng.below(17)];
    }
    if (rng.chance(0.2)) {
        std::string dotted;
        for (const char c : letters) {
            dotted += {c, '.'};
        }
        letters = dotted;
    }
    return rng.chance(0.6) ? letters : fmt::format("{} {}", letters, trade);
}

std::string draw_name(Rng& rng, const Vocabulary& words, Company& company,
                      std::string_view postcode) {
    const std::string_view trade = rng.pick(company.trade->words);
    switch (company.trade->size == 1 ? rng.weighted({48, 14, 10, 14, 14})
                                     : rng.weighted({28, 14, 18, 34, 6})) {
    case 0:
        return family_name(rng, words, company, trade, postcode);
    case 1:
        return fmt::format("{} {}", trade, rng.pick(words.places));
    case 2:
        return acronym_name(rng, words, company, trade);
    case 3: {
        const auto word = invented_word(rng, words);
        switch (rng.weighted({50, 25, 15, 10})) {
        case 0:
            return word;
        case 1:
            return fmt::format("{} {}", word, rng.pick(words.tails));
        case 2:
            return fmt::format("{} {}", word, trade);
        default:
            return fmt::format("Groupe {}", word);
        }
    }
    default: {
        const auto concept_word = rng.pick(words.concepts);
        return fmt::format("{} {}", concept_word, rng.pick(words.objects));
    }
    }
}

std::string_view draw_form(Rng& rng, const Trade& trade) {
    if (trade.naf == "94.99Z") {
        return "Association";
    }
    static constexpr std::array<std::string_view, 8> k_small{"SARL", "SAS", "EURL", "SASU",
                                                             "",     "EI",  "SNC",  "SCOP"};
    static constexpr std::array<std::string_view, 5> k_large{"SAS", "SA", "SARL", "", "SCA"};
    return trade.size == 1 ? k_small[rng.weighted({40, 22, 10, 9, 10, 5, 2, 2})]
                           : k_large[rng.weighted({55, 18, 20, 6, 1})];
}

std::uint32_t draw_staff(Rng& rng, std::uint32_t size) {
    const std::uint32_t scale = size == 1 ? 6 : size == 2 ? 40 : 400;
    return 1 + rng.below(rng.below(rng.below(scale * 6) + 1) + 1);
}

} // namespace

Company World::company(std::uint32_t id) const {
    Rng rng = stream_of(m_seed, Stream::company, id);
    Company company;
    company.id = id;
    company.trade = &m_words.trades.draw(rng);
    const Town& town = town_of(id, 0);
    company.name = draw_name(rng, m_words, company, town.postcode);
    company.legal_form = draw_form(rng, *company.trade);
    company.form_first = rng.chance(0.5) || company.legal_form == "Association";
    if (company.brand.empty() && rng.chance(0.1)) {
        company.brand = invented_word(rng, m_words);
    }
    company.siren = make_siren(m_seed, id);
    company.staff = draw_staff(rng, company.trade->size);
    company.sites =
        company.trade->size == 1 ? rng.weighted({0, 92, 8}) : rng.weighted({0, 70, 14, 8, 4, 2, 2});
    company.mail_pattern = rng.weighted({54, 16, 9, 4, 9, 4, 4});
    if (rng.chance(company.trade->size == 1 ? 0.7 : 0.97)) {
        // The department keeps two bakeries of one name from sharing a domain.
        const bool ambiguous = !company.family.empty() || company.name.size() < 9;
        company.domain = slug(company.name, rng.chance(0.7) ? "-" : "");
        if (ambiguous || rng.chance(0.3)) {
            company.domain += fmt::format("{}{}", town.postcode.substr(0, 2), id % 97);
        }
        company.domain += ".example";
        if (rng.chance(0.05)) {
            company.old_domain = fmt::format("{}-{}.example", slug(company.name, ""), id % 89);
        }
    }
    return company;
}

Site World::site(const Company& company, std::uint32_t index) const {
    Rng rng = stream_of(m_seed, Stream::site, company.id, index);
    Site site;
    site.town = &m_words.towns.draw(rng);
    const auto nic = company.sites == 1 && rng.chance(0.6) ? 1 : 1 + index * 7 + rng.below(6);
    site.siret = fmt::format("{}{:04}", company.siren, nic);
    site.siret += luhn_digit(site.siret);
    if (rng.chance(company.trade->size == 1 ? 0.16 : 0.34)) {
        site.street = rng.pick(m_words.zones);
        if (rng.chance(0.35)) {
            const auto number = rng.between(1, 60);
            const auto& type = m_words.street_types.draw(rng);
            site.complement = site.street;
            site.street =
                fmt::format("{} {} {}", number, type.name, rng.pick(m_words.street_names));
        }
    } else {
        const auto number = 1 + rng.below(rng.below(240) + 1);
        static constexpr std::array<std::string_view, 4> k_suffixes{"", " bis", " ter", "B"};
        const auto suffix = k_suffixes[rng.weighted({92, 5, 2, 1})];
        const auto& type = m_words.street_types.draw(rng);
        const auto comma = rng.chance(0.12) ? "," : "";
        site.street = fmt::format("{}{}{} {} {}", number, suffix, comma, type.name,
                                  rng.pick(m_words.street_names));
        if (rng.chance(0.14)) {
            site.complement = rng.pick(m_words.complements);
        }
    }
    if (!site.town->cedex_line.empty() && rng.chance(0.3)) {
        site.box = rng.chance(0.5) ? fmt::format("BP {}", rng.between(1, 999))
                                   : fmt::format("CS {}", rng.between(10001, 89999));
    }
    site.phone = landline(site.town->postcode, company.id + index % 4 * 1'100, false);
    return site;
}

} // namespace bdd::bench
