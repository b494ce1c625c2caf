#pragma once

#include "flows/protect/gate_settings.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/model/record.hpp>
#include <bdd/protect/channel.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <vector>

namespace bdd::flows {

/// Somebody who was not yet told where their data comes from.
struct DueNotice {
    model::ContactId contact;
    std::int32_t due = 0;   ///< Days since 1970.
    protect::Channels open; ///< Those that may carry the notice; none: the gate refuses them all.
};

/// People of whom no source had the data from themselves and who were not told, by the day on which
/// they must have been (RGPD art. 14-3), then by id.
[[nodiscard]] std::vector<DueNotice> notices_due(storage::Database& base,
                                                 const GateSettings& settings, Date today);

} // namespace bdd::flows
