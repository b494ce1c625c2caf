#pragma once

#include "flows/protect/erase_people.hpp"

#include <functional>
#include <span>

namespace bdd::flows {

/// People whose values are held in memory at once.
inline constexpr std::size_t k_people_at_once = 500;

/// Calls `visit` with the contacts, k_people_at_once at a time.
void each_batch(std::span<const model::ContactId> contacts,
                const std::function<void(std::span<const model::ContactId>)>& visit);

/// Erases any number of people whose term has run out, in batches, within one session: memory stays
/// that of one batch. What two of them share goes with the last of them. `people` of the result are
/// the first batch: the values that can still be looked for afterwards.
[[nodiscard]] Erasure erase_many(cli::Context& ctx, WriteSession& session,
                                 std::span<const model::ContactId> contacts);

} // namespace bdd::flows
