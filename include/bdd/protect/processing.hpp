#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/channel.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The register of processing (RGPD art. 30): what a sheet lacks. Nothing here decides whether
/// somebody may be contacted; that is the gate's.
namespace bdd::protect {

/// One thing that a sheet, or one of its recipients, lacks.
enum class SheetGap : std::uint8_t {
    basis,
    balancing_test, ///< Behind a legitimate interest.
    people,
    data,
    security,
    transfers, ///< A recipient works outside the European Economic Area.
    review,    ///< None ever.
    review_overdue,
    contract, ///< Of a processor (RGPD art. 28).
    country,  ///< Of a recipient: nobody can tell whether data is transferred.
};
inline constexpr std::size_t k_sheet_gap_count = 10;
/// Stable keyword: "balancing_test".
[[nodiscard]] std::string_view keyword(SheetGap gap) noexcept;

/// On which ground people are contacted for a purpose unless a consent or a source says otherwise.
struct PurposeBasis {
    Basis professional = Basis::none;
    Basis consumer = Basis::none;
};
/// As the gate takes it, `pro` and `consumer` being the settings. None of both for internal work:
/// its ground is decided by those who do it.
[[nodiscard]] PurposeBasis basis_of(Purpose purpose, Basis pro, Basis consumer) noexcept;

/// What a sheet says, or what stands in for it.
struct SheetFacts {
    bool has_basis = false;
    bool is_on_interest = false; ///< A legitimate interest is (one of) the grounds.
    bool has_balancing_test = false;
    bool has_people = false;
    bool has_data = false; ///< Described, or known from what left.
    bool has_security = false;
    bool has_transfers = false;
    bool leaves_eea = false; ///< One of the recipients works outside.
    std::optional<Date> reviewed_on;
};
/// In the order of SheetGap. A review holds for a year.
[[nodiscard]] std::vector<SheetGap> gaps_of(const SheetFacts& facts, Date today);

/// Of somebody who gets files; the words are those of the base, empty: not said.
[[nodiscard]] std::vector<SheetGap> recipient_gaps(std::string_view kind, std::string_view contract,
                                                   std::string_view country);

/// A country (ISO 3166 alpha-2) of the European Economic Area: data going there is no transfer.
[[nodiscard]] bool is_in_eea(std::string_view country) noexcept;

} // namespace bdd::protect
