#include "flows/protect/contact_gate.hpp"

#include "flows/protect/gate_facts.hpp"
#include "flows/protect/restrictions.hpp"

#include <bdd/storage/protection_reader.hpp>

namespace bdd::flows {

ContactGate::ContactGate(storage::Database& base, const GateSettings& settings,
                         const GateRequest& request)
    : m_is_internal(request.purpose == protect::Purpose::internal) {
    if (m_is_internal) {
        keep_restricted(base, settings, request.day);
    } else {
        ask_all(base, settings, request);
    }
}

void ContactGate::keep_restricted(storage::Database& base, const GateSettings& settings,
                                  const Date& day) {
    if (Restrictions(base, open_keyring(base)).empty()) {
        return;
    }
    const GateFacts facts(base, settings, {protect::Purpose::prospection, day, {}});
    storage::ProtectionReader reader(base);
    m_reasons.resize(static_cast<std::size_t>(reader.last_contact()) + 1);
    reader.each_contact({}, [&](const storage::ContactState& state) {
        if (facts.of(state).is_restricted) {
            m_reasons.at(static_cast<std::size_t>(state.contact.value)) =
                protect::Reason::restricted;
            ++m_counts.left_out;
        }
    });
}

void ContactGate::ask_all(storage::Database& base, const GateSettings& settings,
                          const GateRequest& request) {
    const GateFacts facts(base, settings, {request.purpose, request.day, {}});
    if (const auto problem = facts.key_problem()) {
        throw Error(*problem);
    }
    storage::ProtectionReader reader(base);
    m_channels.resize(static_cast<std::size_t>(reader.last_contact()) + 1);
    m_reasons.resize(m_channels.size());
    protect::GateQuestion question;
    question.purpose = request.purpose;
    question.day = request.day;
    question.carries_notice = request.carries_notice;
    reader.each_contact({}, [&](const storage::ContactState& state) {
        const protect::ContactFacts of_contact = facts.of(state);
        const auto row = static_cast<std::size_t>(state.contact.value);
        protect::Channels& channels = m_channels.at(row);
        bool needs_notice = false;
        for (const protect::Channel channel : protect::k_channels) {
            if (!request.channels.has(channel)) {
                continue;
            }
            question.channel = channel;
            const protect::Answer answer =
                protect::may_contact(of_contact, question, settings.rules);
            const auto place = static_cast<std::size_t>(channel);
            if (answer.verdict == protect::Verdict::yes) {
                channels.add(channel);
                ++m_counts.allowed[place];
                needs_notice = needs_notice || answer.needs_notice;
            } else {
                ++m_counts.refused[place][static_cast<std::size_t>(answer.reason)];
                if (m_reasons[row] == protect::Reason::none) {
                    m_reasons[row] = answer.reason;
                }
            }
        }
        m_counts.needs_notice += needs_notice ? 1U : 0U;
        m_counts.left_out += channels.empty() ? 1U : 0U;
    });
}

std::optional<Permit> ContactGate::permit(model::ContactId contact) const noexcept {
    if (m_is_internal) {
        return reason(contact) == protect::Reason::none
                   ? std::optional(Permit(contact, protect::Channels::all()))
                   : std::nullopt;
    }
    const auto place = static_cast<std::size_t>(contact.value);
    if (place >= m_channels.size() || m_channels[place].empty()) {
        return std::nullopt;
    }
    return Permit(contact, m_channels[place]);
}

protect::Reason ContactGate::reason(model::ContactId contact) const noexcept {
    const auto place = static_cast<std::size_t>(contact.value);
    return place < m_reasons.size() ? m_reasons[place] : protect::Reason::none;
}

} // namespace bdd::flows
