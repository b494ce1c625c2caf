#pragma once

#include "rng.hpp"
#include "vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::bench {

struct Company {
    std::uint32_t id = 0;
    std::string name;            ///< Without legal form.
    std::string_view legal_form; ///< Empty for some.
    bool form_first = false;     ///< "SARL X" rather than "X SARL".
    std::string brand;           ///< Second name that it is known by; mostly empty.
    std::string family;          ///< Name of the family that owns it, when it bears one.
    std::string siren;
    const Trade* trade = nullptr;
    std::uint32_t staff = 1;
    std::uint32_t sites = 1;
    std::string domain;     ///< Under .example; empty for firms that live with webmail.
    std::string old_domain; ///< Before a change of name; mostly empty.
    std::uint32_t mail_pattern = 0;
};

struct Site {
    std::string siret;
    std::string street; ///< Number, type and name, or an industrial zone.
    std::string complement;
    std::string box; ///< "BP 123", "CS 40123": only with CEDEX.
    const Town* town = nullptr;
    std::string phone; ///< Ten digits; the number that colleagues share.
};

struct Person {
    std::uint32_t id = 0;
    bool woman = false;
    std::string_view first_name;
    std::string last_name;
    std::string birth_name; ///< Of women who took another name; mostly empty.
    std::string mobile;
    std::string direct_line; ///< Empty for those who only have the switchboard.
    std::string webmail;
};

/// What a person is in one company. A few people had another employer before.
struct Post {
    const Job* job = nullptr;
    std::uint32_t wording = 0; ///< The wording that the person uses.
    std::uint32_t site = 0;
    std::string email; ///< Usual work address; may be the shared one or the webmail.
};

/// Fictional companies and people, each made from the seed and its number alone.
class World {
public:
    /// As many companies as are needed for `people` people.
    World(std::uint64_t seed, std::uint32_t people);

    [[nodiscard]] const Vocabulary& words() const noexcept { return m_words; }
    [[nodiscard]] std::uint64_t seed() const noexcept { return m_seed; }
    [[nodiscard]] std::uint32_t employer_of(std::uint32_t person) const noexcept {
        return m_employers[person];
    }
    /// Employer before the present one; any company.
    [[nodiscard]] std::uint32_t former_employer_of(std::uint32_t person) const noexcept;

    [[nodiscard]] Company company(std::uint32_t id) const;
    [[nodiscard]] Site site(const Company& company, std::uint32_t index) const;
    /// Precondition: `employer` is company(employer_of(id)); relatives of the owners work there.
    [[nodiscard]] Person person(std::uint32_t id, const Company& employer) const;
    [[nodiscard]] Post post(const Person& person, const Company& company) const;

private:
    [[nodiscard]] const Town& town_of(std::uint32_t company, std::uint32_t site) const noexcept;

    std::uint64_t m_seed;
    Vocabulary m_words;
    std::vector<std::uint32_t> m_employers;
    std::uint32_t m_companies = 0;
};

/// Family name that fits a postcode: Breton names in Brittany, Alsatian ones in Alsace.
[[nodiscard]] std::string draw_surname(Rng& rng, const Vocabulary& words,
                                       std::string_view postcode);
/// Lower-case ASCII letters and digits with `separator` between words: for addresses and domains.
[[nodiscard]] std::string slug(std::string_view text, std::string_view separator);

/// True for contact@, accueil@ …: addresses that colleagues share.
[[nodiscard]] bool is_shared_address(std::string_view email) noexcept;

/// Ten digits. Small keys (all of a small world) give numbers that ARCEP keeps for fiction.
[[nodiscard]] std::string landline(std::string_view postcode, std::uint32_t key, bool direct);
[[nodiscard]] std::string mobile_number(std::uint32_t key);

} // namespace bdd::bench
