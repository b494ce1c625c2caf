#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// What a short title means inside a street name: GAL is GENERAL, ST SAINT; empty when the word is
/// no such form.
[[nodiscard]] std::string_view full_title(std::string_view word) noexcept;

/// The words of a street name without its type, titles and SAINT written out; the last word stays.
/// STE at the head of a name that has no type is a company's: SOCIETE.
[[nodiscard]] std::string with_full_titles(std::span<const std::string_view> name, bool has_type);

} // namespace bdd::rnvp
