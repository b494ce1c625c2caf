#pragma once

#include <bdd/fields/reading.hpp>

#include <string>
#include <string_view>

namespace bdd::fields {

enum class Civility : std::uint8_t { unknown, mister, madam };
/// "M.", "Mme" or empty.
[[nodiscard]] std::string_view display(Civility civility) noexcept;
/// Reads M, M., Mr, Monsieur, Mme, Madame, Mlle, Miss, H/F, Homme/Femme … Titles (Dr, Me, Pr) say
/// nothing about civility: unknown.
[[nodiscard]] Civility read_civility(std::string_view cell);

struct PersonName {
    Civility civility = Civility::unknown;
    std::string title;      ///< "Dr", "Me", "Pr" when one was written; a couple's "M. et Mme".
    std::string first_name; ///< Display form: as given, all-capitals and all-lower in mixed case.
    std::string last_name;  ///< The same, particles in lower case ("de La Tour").
};

/// Reads separate cells. A civility or title in either cell is taken out of it (repair). Swapped
/// cells are not corrected. Either cell may be empty. A cell without a letter, "N/A" and the like
/// count as empty (repair), and an e-mail address is no part of a name. A lone "M." is an initial.
[[nodiscard]] Reading<PersonName> read_person_name(std::string_view first_cell,
                                                   std::string_view last_cell);

/// Splits a whole name in one cell: "M. Jean-Pierre DE LA TOUR", "DUPONT Jean", "Dupont, Jean",
/// "jean dupont". A word in capitals beside words in mixed case is the last name; else a known
/// first name (list in data/) decides; else the first word is the first name. One word is a last
/// name, unless it is a known first name not in capitals. "née", "épouse" and what follows belong
/// to the last name.
[[nodiscard]] Reading<PersonName> split_full_name(std::string_view cell);

/// Display form of one name part: all-capitals or all-lower become mixed case after each space,
/// hyphen and apostrophe, particles (de, du, des, d', le, la, van, von, el, al, ben) stay lower
/// inside a name; mixed case stays as given. Mc/Mac are left alone. At the beginning de, d', du,
/// des, van and von are low too, and an article behind "de" is not: "de La Tour", "Le Goff".
[[nodiscard]] std::string display_name(std::string_view name);

/// Strict key "DE LA TOUR" and loose key without particles "TOUR"; both by text::key.
[[nodiscard]] std::string name_key(std::string_view name);
[[nodiscard]] std::string name_key_loose(std::string_view name);

/// True when a folded word is a first name of the list in data/.
[[nodiscard]] bool is_first_name(std::string_view word);

/// True when two persons' names may belong to one person: last names equal by loose key (or one a
/// part of a compound or married name of the other), and first names equal, an initial of the
/// other, a diminutive of the other (list in data/), or one missing; also with first and last
/// swapped. An empty name is compatible with anything.
[[nodiscard]] bool compatible_names(std::string_view first_a, std::string_view last_a,
                                    std::string_view first_b, std::string_view last_b);

} // namespace bdd::fields
