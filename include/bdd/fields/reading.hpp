#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Reading one value: what was repaired on the way, and what was wrong with it. The raw value is
/// kept by the caller; a normaliser never invents, and a value with a problem stays empty.
namespace bdd::fields {

/// A change that a normaliser made so that a damaged value could be used. Each is counted.
enum class Repair : std::uint8_t {
    placeholder_emptied,     ///< "-", "NC", "N/A", "néant" … read as empty
    double_encoding,         ///< "Ã©" read as "é"
    several_values_split,    ///< two e-mails or SIRET in one cell
    email_unwrapped,         ///< mailto:, Name <a@b>, trailing sign
    phone_zero_restored,     ///< nine digits
    phone_extension_apart,   ///< "poste 12"
    postcode_zero_restored,  ///< four digits
    postcode_from_town,      ///< "35580 BAULON" in the town cell
    siren_zero_restored,     ///< only when the key is then right
    siret_zero_restored,     ///< only when the key is then right
    siren_from_siret,        ///< fourteen digits in a SIREN cell
    civility_from_name,      ///< "M. Jean Dupont" in a name cell
    name_split,              ///< whole name in one cell
    address_split,           ///< whole address in one cell
    name_capitals,           ///< all capitals shown in mixed case
    spreadsheet_artefact,    ///< ="0123", '0123, 75001.0
    html_signs,              ///< "&#039;" read as "'"
    count_,
};

/// Why a value could not be used. Each is counted; a record keeps the set of its problems.
enum class Problem : std::uint8_t {
    none,
    email_syntax,
    phone_length,
    phone_invalid,
    postcode_invalid,
    siren_length,
    siren_key,
    siret_length,
    siret_key,
    siret_siren_key, ///< the fourteen digits pass, the SIREN in them does not
    vat_syntax,
    vat_key,
    naf_syntax,
    scientific_notation, ///< 3,56E+13: digits are lost; the row is rejected
    date_invalid,
    number_invalid,
    damaged_accents, ///< "�" or "?" inside a word: the file lost them before it came here
    count_,
};

inline constexpr std::size_t k_repair_count = static_cast<std::size_t>(Repair::count_);
inline constexpr std::size_t k_problem_count = static_cast<std::size_t>(Problem::count_);

/// Stable keyword, as in JSON and in the base: "postcode_zero_restored".
[[nodiscard]] std::string_view keyword(Repair repair) noexcept;
[[nodiscard]] std::string_view keyword(Problem problem) noexcept;
/// One sentence part for people, translated: "postcode got its leading zero back".
[[nodiscard]] std::string_view describe(Repair repair);
[[nodiscard]] std::string_view describe(Problem problem);

/// A small set of repairs, problems or other enumerators below 32.
template <typename Enum>
class EnumSet {
public:
    constexpr void add(Enum value) noexcept { m_bits |= 1U << static_cast<unsigned>(value); }
    constexpr void add(EnumSet other) noexcept { m_bits |= other.m_bits; }
    [[nodiscard]] constexpr bool has(Enum value) const noexcept {
        return (m_bits >> static_cast<unsigned>(value) & 1U) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return m_bits == 0; }
    [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return m_bits; }
    [[nodiscard]] static constexpr EnumSet from_bits(std::uint32_t bits) noexcept {
        EnumSet set;
        set.m_bits = bits;
        return set;
    }
    constexpr bool operator==(const EnumSet&) const noexcept = default;

private:
    std::uint32_t m_bits = 0;
};

using Repairs = EnumSet<Repair>;
using Problems = EnumSet<Problem>;

/// What every normaliser gives back.
template <typename T>
struct Reading {
    T value{}; ///< Normalised; default-constructed when `problem` is set or nothing was given.
    Repairs repairs;
    Problem problem = Problem::none;

    [[nodiscard]] bool ok() const noexcept { return problem == Problem::none; }
};

} // namespace bdd::fields
