#include "world.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bdd::bench {

namespace {

constexpr std::array<std::string_view, 14> k_webmails{
    "gmail.com", "orange.fr",  "wanadoo.fr", "hotmail.fr", "hotmail.com",
    "free.fr",   "sfr.fr",     "yahoo.fr",   "outlook.fr", "laposte.net",
    "live.fr",   "icloud.com", "bbox.fr",    "outlook.com"};

constexpr std::array<std::string_view, 6> k_shared{"contact",    "info",      "accueil",
                                                   "commercial", "direction", "compta"};

std::string joined(std::string_view begin, std::string_view end) {
    std::string out(begin);
    out += end;
    return out;
}

/// The number behind the name makes the address an obviously generated one.
std::string webmail_address(Rng& rng, std::string_view first, std::string_view last) {
    const auto domain = k_webmails[rng.weighted({30, 18, 16, 8, 6, 10, 6, 6, 3, 4, 2, 2, 1, 1})];
    const auto number = rng.between(100, 99999);
    const auto first_slug = slug(first, "");
    const auto last_slug = slug(last, "");
    switch (rng.weighted({45, 25, 15, 15})) {
    case 0:
        return fmt::format("{}.{}{}@{}", first_slug, last_slug, number, domain);
    case 1:
        return fmt::format("{}{}{}@{}", first_slug.substr(0, 1), last_slug, number, domain);
    case 2:
        return fmt::format("{}{}{}@{}", last_slug, first_slug, number, domain);
    default:
        return fmt::format("{}{}@{}", last_slug, number, domain);
    }
}

std::string work_address(const Person& person, const Company& company) {
    const auto first = slug(person.first_name, company.mail_pattern == 6 ? "" : "-");
    const auto last = slug(person.last_name, "");
    const auto initial = std::string_view(first).substr(0, 1);
    switch (company.mail_pattern) {
    case 1:
        return fmt::format("{}.{}@{}", initial, last, company.domain);
    case 2:
        return fmt::format("{}{}@{}", initial, last, company.domain);
    case 3:
        return fmt::format("{}@{}", last, company.domain);
    case 4:
        return fmt::format("{}@{}", first, company.domain);
    case 5:
        return fmt::format("{}.{}@{}", last, first, company.domain);
    case 6:
        return fmt::format("{}_{}@{}", first, last, company.domain);
    default:
        return fmt::format("{}.{}@{}", first, last, company.domain);
    }
}

} // namespace

bool is_shared_address(std::string_view email) noexcept {
    return std::find(k_shared.begin(), k_shared.end(), email.substr(0, email.find('@'))) !=
           k_shared.end();
}

std::string draw_surname(Rng& rng, const Vocabulary& words, std::string_view postcode) {
    const auto department = postcode.substr(0, 2);
    const bool brittany =
        department == "29" || department == "22" || department == "56" || department == "35";
    if (brittany && rng.chance(0.3)) {
        return std::string(rng.pick(words.surnames_breton));
    }
    if ((department == "67" || department == "68" || department == "57") && rng.chance(0.3)) {
        return std::string(rng.pick(words.surnames_alsatian));
    }
    switch (rng.weighted({44, 32, 14, 3, 2, 3})) {
    case 0:
        return std::string(words.surnames.draw(rng));
    case 1: {
        const auto begin = rng.pick(words.surname_begins);
        return joined(begin, rng.pick(words.surname_ends));
    }
    case 2:
        return std::string(rng.pick(words.surnames_other));
    case 3:
        return std::string(rng.pick(words.surnames_breton));
    case 4:
        return std::string(rng.pick(words.surnames_alsatian));
    default: {
        const auto left = words.surnames.draw(rng);
        const auto right = words.surnames.draw(rng);
        return left == right ? std::string(left) : fmt::format("{}-{}", left, right);
    }
    }
}

Person World::person(std::uint32_t id, const Company& employer) const {
    Rng rng = stream_of(m_seed, Stream::person, id);
    Person person;
    person.id = id;
    person.woman = rng.chance(0.43);
    const auto generation = rng.weighted({30, 42, 28});
    person.first_name = m_words.first_names[person.woman ? 1 : 0][generation].draw(rng);
    const auto postcode = town_of(employer.id, 0).postcode;
    person.last_name = !employer.family.empty() && rng.chance(0.4)
                           ? employer.family
                           : draw_surname(rng, m_words, postcode);
    if (person.woman && generation < 2 && rng.chance(0.1)) {
        person.birth_name = draw_surname(rng, m_words, postcode);
    }
    person.mobile = mobile_number(id);
    if (rng.chance(0.35)) {
        person.direct_line = landline(postcode, id, true);
    }
    person.webmail = webmail_address(rng, person.first_name, person.last_name);
    return person;
}

Post World::post(const Person& person, const Company& company) const {
    Rng rng = stream_of(m_seed, Stream::person, person.id, 2 + company.id);
    Post post;
    const bool leads = company.staff < 6 ? rng.chance(0.6) : rng.chance(0.06);
    post.job = leads ? &m_words.heads.draw(rng) : &m_words.jobs.draw(rng);
    post.wording = rng.below(static_cast<std::uint32_t>(post.job->wordings.size()));
    post.site = rng.chance(0.7) ? 0 : rng.below(company.sites);
    const auto shared = k_shared[rng.weighted({60, 14, 10, 8, 5, 3})];
    const auto kind = rng.weighted({72, 8, 20});
    if (company.domain.empty() || kind == 2) {
        post.email = person.webmail;
    } else if (kind == 1) {
        post.email = fmt::format("{}@{}", shared, company.domain);
    } else {
        post.email = work_address(person, company);
    }
    return post;
}

} // namespace bdd::bench
