#pragma once

#include "rnvp/town_question.hpp"

#include <optional>

/// What a last line may have meant that no place fits as it stands. Each answers only when there is
/// one clear answer.
namespace bdd::rnvp {

/// "MONTREUIL" at 62170 is MONTREUIL SUR MER; what the name leaves over is kept.
[[nodiscard]] std::optional<TownMatch> part_of_name(const TownQuestion& question);

/// One or two typing errors away from one name of the postcode.
[[nodiscard]] std::optional<TownMatch> typing_error(const TownQuestion& question);

/// The same name elsewhere in the département, at one postcode.
[[nodiscard]] std::optional<TownMatch> other_code_in_area(const TownQuestion& question);

/// The INSEE code of a commune of that name in the place of its postcode.
[[nodiscard]] std::optional<TownMatch> insee_code(const TownQuestion& question);

/// Two neighbouring digits changed places.
[[nodiscard]] std::optional<TownMatch> swapped_digits(const TownQuestion& question);

/// The same, or one wrong digit.
[[nodiscard]] std::optional<TownMatch> slip_of_code(const TownQuestion& question);

/// One commune of the whole name in France.
[[nodiscard]] std::optional<TownMatch> only_one_in_france(const TownQuestion& question);

} // namespace bdd::rnvp
