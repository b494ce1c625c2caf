#pragma once

#include <string>
#include <string_view>

namespace bdd::fields {

/// How a French speaker says a word: names that sound alike have equal keys ("Lefebvre" and
/// "Lefèvre", "Thibault" and "Tibo"). Meant for finding candidates, not for proof: it knows the
/// spellings of surnames, first names and company names, and keeps what tells names apart (nasal
/// vowels, the ending -et/-er against -i). The word comes without accents (text::fold or
/// text::key); case does not count and signs that are no ASCII letters are left out, so give one
/// word at a time, or a compound name as one word. Digits stay. The key is of capitals and digits;
/// it is empty when the word has neither. Deterministic, but it may change with a new version: a
/// stored key has to be stored with the version.
[[nodiscard]] std::string phonetic_key(std::string_view word);
/// The same, appended to `out` (which keeps its capacity): for loops over rows.
void append_phonetic_key(std::string& out, std::string_view word);

inline constexpr int k_phonetic_version = 1;

} // namespace bdd::fields
