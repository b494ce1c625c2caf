#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// First names that may stand for each other. Names come without accents (text::fold or text::key);
/// case does not count, and every sign that is no letter or digit separates words.
namespace bdd::fields {

/// Families of a name, ascending: a full name with its spellings, its forms in other languages and
/// its short forms (data/diminutives.tsv). "alex" is of several families, an unknown name of none.
/// The span lives as long as the program.
[[nodiscard]] std::span<const std::uint16_t> first_name_families(std::string_view name);

/// True when two names share a family ("Bill" and "Guillaume", "Alex" and "Alexis"), or are the
/// same words. "Alexandre" and "Alexis" are different names although both are called Alex.
[[nodiscard]] bool same_first_name_family(std::string_view a, std::string_view b);

/// True when one name is the other with initials in the place of words: "J", "J.", "JP", "J-P.",
/// "J. Pierre" and "Jean-P" for "Jean-Pierre". A word that the shorter form lacks may follow
/// ("J." for "Jean-Pierre"). Equal names are no initials of each other; nor is a name without a
/// letter.
[[nodiscard]] bool is_initials_of(std::string_view a, std::string_view b);

} // namespace bdd::fields
