#pragma once

#include <bdd/fields/reading.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::fields {

/// From the French prefix table in data/, else from libphonenumber. `special` (08…) is no direct
/// line; `nongeographic` is 09.
enum class PhoneKind : std::uint8_t { landline, mobile, nongeographic, special, unknown };
[[nodiscard]] std::string_view keyword(PhoneKind kind) noexcept;

struct Phone {
    std::string e164; ///< +33299853802
    PhoneKind kind = PhoneKind::unknown;
    std::string extension; ///< Digits of "poste 12", else empty.
    bool operator==(const Phone&) const = default;
};

struct Phones {
    std::optional<Phone> first;
    std::vector<Phone> more; ///< Further numbers of the same cell, in order.
};

/// Where a national number is to be read: country as ISO 3166 alpha-2 ("FR" by default), and the
/// postcode, which tells the overseas territory (974… reads 0262 as Réunion).
struct PhonePlace {
    std::string_view country = "FR";
    std::string_view postcode;
};

/// Reads a cell that should hold one phone number, or several separated by , ; / or "ou". Accepts
/// 0299853802, 02 99 85 38 02, 02.99.85.38.02., +33 (0)2…, 0033…, (33) 2…, nine digits with the
/// zero lost, 33299853802. Eleven digits that begin with a zero are refused, never cut. Empty cell:
/// nothing, no problem; placeholders and zeros alone: nothing, with a repair. A bad number among
/// good ones sets the problem and keeps the good ones.
[[nodiscard]] Reading<Phones> read_phones(std::string_view cell, const PhonePlace& place = {});

/// The number as people write it in its country: "02 99 85 38 02" for a French one, international
/// form for others.
[[nodiscard]] std::string national_form(std::string_view e164);

} // namespace bdd::fields
