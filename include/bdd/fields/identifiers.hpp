#pragma once

#include <bdd/fields/reading.hpp>

#include <string>
#include <string_view>
#include <vector>

/// French company identifiers: SIREN (company), SIRET (site), VAT number, NAF code (activity).
namespace bdd::fields {

/// Nine digits, not all zero, whose Luhn key is right.
[[nodiscard]] bool is_siren(std::string_view digits) noexcept;

/// Fourteen digits: a right SIREN, then a right Luhn key over all. La Poste's exception: with SIREN
/// 356000000 the sum of the digits may be a multiple of 5 instead.
[[nodiscard]] bool is_siret(std::string_view digits) noexcept;

/// Reads nine digits with spaces, dots or NBSP between them; eight get their zero back when the key
/// is then right; fourteen give the SIREN of the SIRET (with a repair). `3,56E+08` is
/// scientific_notation. Empty cell: empty value, no problem; placeholders and zeros alone: the
/// same, with a repair.
[[nodiscard]] Reading<std::string> read_siren(std::string_view cell);

/// Reads fourteen digits in the same way; thirteen get their zero back when both keys are right.
[[nodiscard]] Reading<std::string> read_siret(std::string_view cell);

/// The identifiers of one cell.
struct Identifiers {
    std::string first;
    std::vector<std::string> more; ///< Further ones of the same cell, in order, each once.
    bool operator==(const Identifiers&) const = default;
};

/// The same for a cell that may hold several, separated by , ; / | or line ends (with a repair). A
/// bad one among good ones sets the problem and keeps the good ones.
[[nodiscard]] Reading<Identifiers> read_sirens(std::string_view cell);
[[nodiscard]] Reading<Identifiers> read_sirets(std::string_view cell);

/// True when what a column called SIREN_SIRET holds is a SIRET: the length of the first decides.
[[nodiscard]] bool is_siret_like(std::string_view cell) noexcept;

/// Reads an intra-community VAT number without spaces: for FR the key must be
/// (12 + 3 × (SIREN mod 97)) mod 97; a key with letters is accepted as it stands; other European
/// prefixes are checked for form only.
[[nodiscard]] Reading<std::string> read_vat(std::string_view cell);
/// SIREN inside a French VAT number; empty for another country.
[[nodiscard]] std::string siren_of_vat(std::string_view vat);
/// VAT number of a French company. Precondition: is_siren(siren).
[[nodiscard]] std::string vat_of_siren(std::string_view siren);

/// Reads a NAF code ("6201Z", "62.01Z", "62 01 z", or with its label behind it) as "62.01Z".
[[nodiscard]] Reading<std::string> read_naf(std::string_view cell);

/// True for digits written as a spreadsheet writes large numbers: 3,56E+13.
[[nodiscard]] bool is_scientific(std::string_view cell) noexcept;

} // namespace bdd::fields
