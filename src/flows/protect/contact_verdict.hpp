#pragma once

#include "flows/protect/gate_settings.hpp"

#include <bdd/model/record.hpp>
#include <bdd/protect/gate.hpp>
#include <bdd/storage/database.hpp>

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <string>
#include <vector>

namespace bdd::flows {

/// What the gate says of one channel, and everything that speaks against it.
struct ChannelVerdict {
    protect::Answer answer;
    std::vector<protect::Reason> reasons;
    protect::AddressClass address = protect::AddressClass::none;
    protect::ConsentState consent = protect::ConsentState::unknown;
};

/// What the gate says of one contact, for one purpose and day.
struct ContactVerdict {
    model::ContactId contact;
    protect::Purpose purpose = protect::Purpose::prospection;
    Date day;
    std::array<ChannelVerdict, protect::k_channel_count> channels;
    bool is_indirect = false;
    bool is_informed = false; ///< Was told where the data comes from.
    Date notice_due;
    Date retention_due;
};

/// Precondition: the contact is in the base under this id. A missing key is an answer, too.
[[nodiscard]] ContactVerdict verdict_of(storage::Database& base, const GateSettings& settings,
                                        model::ContactId contact, protect::Purpose purpose,
                                        Date day);

/// A line per channel, and the terms. `only`: the channels to be told.
[[nodiscard]] std::string verdict_text(const ContactVerdict& verdict, protect::Channels only);
[[nodiscard]] nlohmann::ordered_json verdict_json(const ContactVerdict& verdict,
                                                  protect::Channels only);

} // namespace bdd::flows
