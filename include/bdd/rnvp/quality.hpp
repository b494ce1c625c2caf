#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::rnvp {

/// The four positions of the RNVP code: what was checked, and what it took. '0' is best; see
/// docs/rnvp.md for every value.
struct QualityCode {
    char town = '9';   ///< T: 0–5, 7 (CEDEX not checkable), 8, 9, F (foreign), M (military).
    char street = '7'; ///< S: 0–6, 7 (no base), 8, 9.
    char number = '7'; ///< N: 0–5, 7 (no base).
    char form = '0';   ///< C: 0 fits, 1 abbreviated, 2 cut.

    [[nodiscard]] std::string text() const { return {town, street, number, form}; }
    bool operator==(const QualityCode&) const = default;
};

enum class Status : std::uint8_t { valid, corrected, partial, ambiguous, rejected };

/// "VALIDE", "CORRIGEE", "PARTIELLE", "AMBIGUE", "REJET": keywords of files, never translated.
[[nodiscard]] std::string_view name(Status status) noexcept;
[[nodiscard]] std::optional<Status> parse_status(std::string_view keyword) noexcept;

/// What the code amounts to. `is_inferred`: the CEDEX rests on the shape of its code alone.
/// `is_complete`: of a foreign or military address, that its last lines are there.
[[nodiscard]] Status status_of(const QualityCode& code, bool is_inferred,
                               bool is_complete) noexcept;

/// 0 to 100: 100 less what each position costs.
[[nodiscard]] int score_of(const QualityCode& code) noexcept;

/// True when a letter may be sent: the town is known and the street is not known to be missing.
[[nodiscard]] bool is_mailable(const QualityCode& code) noexcept;

/// What was done to an address, or found out about it.
enum class Reason : std::uint8_t {
    letter_case,
    accents,
    punctuation,
    spaces,
    mojibake_repaired,
    glued_word_split,
    order_restored,
    saint_short,
    arrondissement_dropped,
    zero_restored,
    insee_as_cp,
    cp_digits_swapped,
    cp_corrected,
    cp_added,
    town_added,
    label_corrected,
    label_typo,
    label_official,
    old_commune,
    hamlet_to_l5,
    cedex_added,
    cedex_number_added,
    cedex_inferred,
    town_to_l5,
    two_postcodes,
    type_expanded,
    type_added,
    title_restored,
    article_restored,
    initial_expanded,
    street_typo,
    street_alias,
    words_added,
    words_moved,
    arrondissement_from_street,
    rep_letter,
    rep_dropped,
    range_cut,
    zero_dropped,
    number_too_long,
    special_to_l5,
    complement_to_l3,
    complement_to_l2,
    abbreviated_32,
    abbreviated_38,
    cut,
    line_overflow,
    country_to_l7,
    country_dropped,
};
inline constexpr std::size_t k_reasons = static_cast<std::size_t>(Reason::country_dropped) + 1;

/// Keyword of files: "case", "accents", "zero_restored".
[[nodiscard]] std::string_view name(Reason reason) noexcept;
[[nodiscard]] std::optional<Reason> parse_reason(std::string_view keyword) noexcept;

/// One change of one line.
struct Change {
    Reason reason = Reason::letter_case;
    std::uint8_t line = 0; ///< 1 to 7; 0: of the address as a whole.
    std::string before;
    std::string after;
    bool operator==(const Change&) const = default;
};

} // namespace bdd::rnvp
