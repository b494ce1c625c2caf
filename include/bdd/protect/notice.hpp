#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// What a notice to people must say whose data came from somebody else (RGPD art. 14).
namespace bdd::protect {

enum class NoticePart : std::uint8_t {
    controller,  ///< Who we are.
    contact,     ///< How to reach us, or the data protection officer.
    purposes,    ///< What for.
    basis,       ///< On what legal basis, and which interest is pursued.
    categories,  ///< Which data.
    source_name, ///< Where it comes from, by name.
    recipients,  ///< Who gets it.
    period,      ///< How long it is kept.
    rights,      ///< Access, rectification, erasure, restriction, portability.
    objection,   ///< How to object: said apart from the rest (art. 21-4).
    complaint,   ///< To the authority.
    count_,
};
inline constexpr std::size_t k_notice_part_count = static_cast<std::size_t>(NoticePart::count_);
/// The name of its place in a text: "{source_name}".
[[nodiscard]] std::string_view keyword(NoticePart part) noexcept;

/// The parts that have no place in this text, in order. A place is the keyword in braces, in
/// letters of either case; blanks inside the braces do not count.
[[nodiscard]] std::vector<NoticePart> missing_parts(std::string_view text);

} // namespace bdd::protect
