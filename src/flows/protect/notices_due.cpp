#include "flows/protect/notices_due.hpp"

#include "flows/protect/gate_facts.hpp"

#include <algorithm>

namespace bdd::flows {

namespace {

/// A legal person needs no notice.
bool is_personal(const protect::ContactFacts& facts) {
    return std::any_of(facts.channels.begin(), facts.channels.end(),
                       [](const protect::ChannelFacts& channel) {
                           return channel.address == protect::AddressClass::professional ||
                                  channel.address == protect::AddressClass::consumer;
                       });
}

} // namespace

std::vector<DueNotice> notices_due(storage::Database& base, const GateSettings& settings,
                                   Date today) {
    const GateFacts facts(base, settings, {protect::Purpose::prospection, today, {}});
    protect::GateQuestion question;
    question.day = today;
    question.key_missing = facts.key_problem().has_value();
    std::vector<DueNotice> due;
    storage::ProtectionReader(base).each_contact({}, [&](const storage::ContactState& state) {
        const protect::ContactFacts of_contact = facts.of(state);
        if (!of_contact.is_indirect || of_contact.is_informed || !is_personal(of_contact)) {
            return;
        }
        DueNotice notice;
        notice.contact = state.contact;
        notice.due = static_cast<std::int32_t>(to_days(of_contact.notice_due));
        for (const protect::Channel channel : protect::k_channels) {
            question.channel = channel;
            if (protect::may_contact(of_contact, question, settings.rules).verdict ==
                protect::Verdict::yes) {
                notice.open.add(channel);
            }
        }
        due.push_back(notice);
    });
    std::stable_sort(due.begin(), due.end(),
                     [](const DueNotice& a, const DueNotice& b) { return a.due < b.due; });
    return due;
}

} // namespace bdd::flows
