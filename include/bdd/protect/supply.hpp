#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/channel.hpp>
#include <bdd/protect/gate.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What a source proves about how its people were collected, and what it therefore allows. Who uses
/// a bought or rented file answers for its collection.
namespace bdd::protect {

/// What the base says of a source, in keywords and days (YYYY-MM-DD); empty: not said.
struct SourceFacts {
    std::string_view kind; ///< own, event, tool, partner, public, rented, bought, manual or file.
    std::string_view supplier;
    std::string_view licence;
    std::string_view public_name; ///< As a notice names it.
    std::string_view basis;
    std::string_view channels; ///< "email phone"; empty: no limit was told.
    std::string_view purposes;
    std::string_view collected_on;
    std::string_view proof;
    std::string_view informed; ///< What the people were told.
    std::string_view valid_until;
    std::optional<std::int64_t> uses_max;
    std::int64_t uses_done = 0;
};

/// One thing that a source has to declare. The first four are the proof of collection.
enum class SupplyItem : std::uint8_t {
    supplier,
    licence,
    proof,
    collected_on,
    public_name,
    basis,
    channels,
    purposes,
    informed,
    valid_until,
};
inline constexpr std::size_t k_supply_item_count = 10;
/// Stable keyword, the one of the column: "collected_on".
[[nodiscard]] std::string_view keyword(SupplyItem item) noexcept;
/// Without it the people of a supplier may not be contacted (Reason::proof_missing).
[[nodiscard]] bool is_proof(SupplyItem item) noexcept;

/// The data came from somebody else than the person: partner, public, rented, bought, and files of
/// which nobody said what they are. Direct are own, event, tool and manual.
[[nodiscard]] bool is_indirect(std::string_view kind) noexcept;

/// What a source of this kind has to declare and does not, in the order of SupplyItem. Suppliers
/// (rented, bought, partner) declare all, `valid_until` only those that rent; other indirect
/// sources how a notice names them; forms, stands and tools what they tell the people.
[[nodiscard]] std::vector<SupplyItem> missing_of(const SourceFacts& source);
/// A supplier without the proof of collection. A day that does not read is no proof.
[[nodiscard]] bool lacks_proof(const SourceFacts& source);

/// What the source allows for a channel and purpose on a day. Of several obstacles the first in the
/// order of Reason; a word that does not read allows nothing.
[[nodiscard]] SourceRight right_of(const SourceFacts& source, Channel channel, Purpose purpose,
                                   Date day);

} // namespace bdd::protect
