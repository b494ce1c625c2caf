#include "flows/protect/gate_words.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

using protect::Channel;
using protect::Reason;

std::string channel_text(Channel channel) {
    switch (channel) {
    case Channel::email:
        return _("e-mail");
    case Channel::sms:
        return _("text message");
    case Channel::phone:
        return _("phone");
    case Channel::post:
        break;
    }
    return _("post");
}

std::string reason_text(Reason reason) {
    switch (reason) {
    case Reason::none:
    case Reason::count_:
        return {};
    case Reason::key_missing:
        return _("oppositions cannot be checked");
    case Reason::erased:
        return _("erased");
    case Reason::archived:
        return _("archived");
    case Reason::suppressed:
        return _("objected to everything");
    case Reason::suppressed_scope:
        return _("objected to this");
    case Reason::restricted:
        return _("restricted");
    case Reason::no_basis:
        return _("nothing allows it");
    case Reason::consent_missing:
        return _("no consent");
    case Reason::consent_unproven:
        return _("consent without proof");
    case Reason::opposed:
        return _("said no");
    case Reason::no_address:
        return _("no address");
    case Reason::address_dead:
        return _("address is dead");
    case Reason::guessed_address:
        return _("address is guessed");
    case Reason::notice_missing:
        return _("was never told where the data comes from");
    case Reason::notice_overdue:
        return _("was not told in time where the data comes from");
    case Reason::retention_passed:
        return _("kept too long");
    case Reason::licence_exhausted:
        return _("licence used up");
    case Reason::licence_expired:
        return _("licence ended");
    case Reason::proof_missing:
        return _("no proof of collection");
    case Reason::irrelevant_function:
        return _("job unknown or not concerned");
    }
    return {};
}

std::string remedy_text(Reason reason) {
    switch (reason) {
    case Reason::none:
    case Reason::count_:
        return {};
    case Reason::key_missing:
        return _("put the key file back beside the base");
    case Reason::erased:
    case Reason::archived:
    case Reason::suppressed:
    case Reason::suppressed_scope:
    case Reason::opposed:
        return _("nothing: the person decided");
    case Reason::restricted:
        return _("the end of the request or of the restriction: bdd gdpr requests, bdd gdpr "
                 "restrict");
    case Reason::no_basis:
        return _("another basis, channel or purpose of its source: bdd source show");
    case Reason::consent_missing:
        return _("a consent with its proof: bdd consent add; for an address such as x@gmail.com of "
                 "a firm: bdd source add CODE --addresses business");
    case Reason::consent_unproven:
        return _("the proof of what the file says: bdd consent add");
    case Reason::no_address:
        return _("an address");
    case Reason::address_dead:
    case Reason::guessed_address:
        return _("an address that is known to work");
    case Reason::notice_missing:
    case Reason::notice_overdue:
        return _("a message that says where the data comes from");
    case Reason::retention_passed:
        return _("a sign of life from the person; else erase or archive");
    case Reason::licence_exhausted:
    case Reason::licence_expired:
        return _("a new licence: bdd source add CODE --uses-max or --valid-until");
    case Reason::proof_missing:
        return _("the supplier's proof: bdd source check CODE");
    case Reason::irrelevant_function:
        return _("a job title");
    }
    return {};
}

nlohmann::ordered_json refused_json(const GateCounts& counts) {
    auto json = nlohmann::ordered_json::object();
    for (const Channel channel : protect::k_channels) {
        const GateCounts::Reasons& reasons = counts.refused[static_cast<std::size_t>(channel)];
        for (std::size_t i = 0; i < reasons.size(); ++i) {
            if (reasons[i] > 0) {
                json[keyword(channel)][keyword(static_cast<Reason>(i))] = reasons[i];
            }
        }
    }
    return json;
}

nlohmann::ordered_json allowed_json(const GateCounts& counts, protect::Channels channels) {
    auto json = nlohmann::ordered_json::object();
    for (const Channel channel : protect::k_channels) {
        if (channels.has(channel)) {
            json[keyword(channel)] = counts.allowed[static_cast<std::size_t>(channel)];
        }
    }
    return json;
}

} // namespace bdd::flows
