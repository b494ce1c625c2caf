#pragma once

namespace bdd {

/// The message in the user's language, from the gettext catalogue of domain "bdd". The pointer
/// lives as long as the program. Never call it with an empty string: that is the catalogue header.
[[nodiscard]] const char* translate(const char* message) noexcept;

/// The same for counted nouns; `count` chooses the form.
[[nodiscard]] const char* translate_counted(const char* one, const char* many,
                                            unsigned long count) noexcept;

} // namespace bdd

/// Marks a user message for translation. Placeholders are numbered ({0}, {1}), so that a
/// translation may change their order.
#define _(message) ::bdd::translate(message)
#define BDD_N(one, many, count) ::bdd::translate_counted(one, many, count)
