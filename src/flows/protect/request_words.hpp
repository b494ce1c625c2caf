#pragma once

#include "flows/protect/rights_desk.hpp"

#include <bdd/core/clock.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// As it stands on a day.
[[nodiscard]] protect::RequestState state_of(const storage::RightsRequest& request, Date today);

/// The request with its state, and the contacts that it concerns.
[[nodiscard]] nlohmann::ordered_json request_json(const storage::RightsRequest& request,
                                                  std::span<const model::ContactId> contacts,
                                                  Date today);

/// What to do next, for the answer: a command line, or a sentence.
[[nodiscard]] std::string next_step(const storage::RightsRequest& request,
                                    std::span<const model::ContactId> contacts);

/// "C0000012 C0000014"
[[nodiscard]] std::string uids_text(std::span<const model::ContactId> contacts);

} // namespace bdd::flows
