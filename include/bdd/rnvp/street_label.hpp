#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The restructuring, normalising and validating of postal addresses. Texts are in norm form
/// (text::key: capitals A–Z and digits, single spaces) unless a function says that it takes raw
/// text.
namespace bdd::rnvp {

inline constexpr std::size_t k_line_limit = 38;  ///< Signs of any line.
inline constexpr std::size_t k_label_limit = 32; ///< Signs of street type and name, of a town.

/// A street label that fits, and what it took.
struct FittedLabel {
    std::string text;
    bool is_abbreviated = false;
    bool is_cut = false; ///< Words were lost at the end: no step was enough.
};

/// Abbreviates the label of a street ("BOULEVARD DU MARECHAL FOCH", no number) to at most `limit`
/// signs, in the order of NF Z10-011 annex B as the tool normadresse applies it: one word at a
/// time from the left, stopping as soon as the label fits; the last word is never touched. A label
/// that fits comes back as it is.
[[nodiscard]] FittedLabel fit_street_label(std::string_view label,
                                           std::size_t limit = k_label_limit);

/// True when the label may be an outcome of fit_street_label at 32 signs: it bears a mark of an
/// abbreviation (a short type or form, an initial, maybe a dropped link), and with the most that
/// the mark can have saved it would not have fitted. "AV J JAURES" does not: nobody had to shorten
/// it. What looks abbreviated must not be written out when that would change its fitted form.
[[nodiscard]] bool looks_abbreviated(std::string_view label);

/// "183P9 Avenue de Clichy", "1S1 Voie C/16": plots of the works department of Paris, not streets.
/// "1ERE AVENUE" and "2E RUE" are streets.
[[nodiscard]] bool is_pseudo_street(std::string_view name) noexcept;

} // namespace bdd::rnvp
