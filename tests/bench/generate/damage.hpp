#pragma once

#include "rng.hpp"

#include <string>

/// What goes wrong with a cell on its way through keyboards, spreadsheets and exports. All take and
/// give valid UTF-8.
namespace bdd::bench {

/// Two letters swapped, one lost, one doubled or the neighbour on an AZERTY keyboard. Texts under
/// three characters stay.
[[nodiscard]] std::string with_typo(Rng& rng, const std::string& text);
/// Accents lost, case kept.
[[nodiscard]] std::string without_accents(const std::string& text);
/// UTF-8 that was read as CP1252: "Ã©" for é.
[[nodiscard]] std::string misread(const std::string& text);
/// Spaces before, behind or doubled; NBSP for a space.
[[nodiscard]] std::string with_stray_space(Rng& rng, const std::string& text);
/// An e-mail address that can't work: no domain, two @, a comma, a space.
[[nodiscard]] std::string broken_email(Rng& rng, const std::string& email);

/// Bytes of a text in CP1252; what it can't hold loses its accent, or becomes '?'.
[[nodiscard]] std::string to_cp1252(const std::string& text);

} // namespace bdd::bench
