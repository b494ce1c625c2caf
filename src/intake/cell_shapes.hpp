#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace bdd::intake {

/// What a cell may look like. Several shapes may fit one cell. These are quick looks that choose a
/// column's field; module `fields` reads the values.
enum class Shape : std::uint8_t {
    email,
    phone,          ///< French number, with or without country code.
    mobile,         ///< The same, 06 or 07.
    phone_like,     ///< Anything that may be dialled.
    postcode,       ///< Five digits of an existing department.
    round_postcode, ///< The same, ending in 0: rare among INSEE codes of communes.
    postcode_like,  ///< Also four digits (lost zero) and foreign ones.
    siren,          ///< Nine digits with a right key.
    siret,          ///< Fourteen digits with a right key.
    short_id,       ///< Eight or nine digits.
    long_id,        ///< Thirteen or fourteen digits, or 3,56E+13.
    vat,
    naf,
    url,
    social_url,
    yes_no,
    date,
    integer,
    amount,      ///< Digits with separators, currency, k€.
    band_code,   ///< SIRENE band of staff.
    marked_band, ///< The same with its leading zero, or NN: no number of people.
    civility,
    civility_name, ///< "M. Jean Dupont".
    one_name,      ///< One word of letters; "Jean-Marc", "LE GALL".
    full_name,     ///< Two to four words of letters.
    company_word,  ///< Legal form or a word of company names.
    street,
    full_address,  ///< A postcode between words of a street and of a town.
    postcode_town, ///< "35580 BAULON", "Baulon (35580)".
    country,
    digits, ///< Any.
    letters,
    capitals, ///< Letters, and none of them small.
    coordinates,
    count_,
};

/// Small set of shapes.
class ShapeSet {
public:
    constexpr ShapeSet() = default;
    constexpr ShapeSet(std::initializer_list<Shape> shapes) {
        for (const Shape shape : shapes) {
            add(shape);
        }
    }
    constexpr void add(Shape shape) noexcept { m_bits |= bit(shape); }
    constexpr void add_if(bool condition, Shape shape) noexcept {
        m_bits |= condition ? bit(shape) : 0;
    }
    [[nodiscard]] constexpr bool has(Shape shape) const noexcept {
        return (m_bits & bit(shape)) != 0;
    }
    [[nodiscard]] constexpr bool meets(ShapeSet other) const noexcept {
        return (m_bits & other.m_bits) != 0;
    }

private:
    static constexpr std::uint64_t bit(Shape shape) noexcept {
        return std::uint64_t{1} << static_cast<unsigned>(shape);
    }
    std::uint64_t m_bits = 0;
};

/// All shapes that fit. Precondition: trimmed, not empty.
[[nodiscard]] ShapeSet shapes_of(std::string_view cell);

/// True for what people write instead of leaving a cell empty: "-", "NC", "n/a", "néant".
[[nodiscard]] bool stands_for_empty(std::string_view cell);

/// Host of an address of the web, lower case, without "www."; empty when it is none.
[[nodiscard]] std::string_view host_of(std::string_view cell) noexcept;

} // namespace bdd::intake
