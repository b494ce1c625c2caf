#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the columns of a file of activity hold, by their names.
namespace bdd::intake {

enum class ActivityKind : std::uint8_t { events, calls, orders, contracts };
/// "events" …
[[nodiscard]] std::string_view keyword(ActivityKind kind) noexcept;

/// A field that files of this kind may have, such as "ref", "date" or "amount": the word of --map.
/// In the order of the list in data/.
[[nodiscard]] const std::vector<std::string>& activity_fields(ActivityKind kind);

/// The field that a column of this name holds; empty for an unknown name.
[[nodiscard]] std::string_view activity_field(ActivityKind kind, std::string_view column);
/// The lower of two is the better name for the same field: "Date commande" before "Le".
[[nodiscard]] std::size_t activity_name_rank(ActivityKind kind, std::string_view column);

} // namespace bdd::intake
