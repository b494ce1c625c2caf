#include "flows/protect/contact_verdict.hpp"

#include "flows/protect/gate_facts.hpp"
#include "flows/protect/gate_words.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/protection_reader.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::Basis;
using protect::Channel;
using protect::Reason;
using protect::Verdict;

constexpr std::size_t k_channel_width = 13; ///< "text message" and a blank.

std::string basis_text(Basis basis) {
    switch (basis) {
    case Basis::none:
        return {};
    case Basis::consent:
        return _("with consent");
    case Basis::legitimate_interest:
        return _("on legitimate interest");
    case Basis::contract:
        return _("for a contract or a request");
    case Basis::existing_customer:
        return _("as a customer, for similar offers");
    }
    return {};
}

std::string answer_text(const ChannelVerdict& verdict) {
    const protect::Answer& answer = verdict.answer;
    if (answer.verdict == Verdict::yes) {
        std::string text = text_of(_("yes, {0}"), basis_text(answer.basis));
        if (answer.needs_notice) {
            text += _("; the message must say where the data comes from");
        }
        return text;
    }
    if (answer.reason == Reason::no_address) {
        return _("no address");
    }
    std::string text =
        text_of(_("no: {0} ({1})"), reason_text(answer.reason), keyword(answer.reason));
    std::vector<std::string> more;
    for (const Reason reason : verdict.reasons) {
        if (reason != answer.reason) {
            more.emplace_back(keyword(reason));
        }
    }
    if (!more.empty()) {
        text += text_of(_("; also {0}"), text::join(more, ", "));
    }
    return text + text_of(_("; lifted by: {0}"), remedy_text(answer.reason));
}

} // namespace

ContactVerdict verdict_of(storage::Database& base, const GateSettings& settings,
                          model::ContactId contact, protect::Purpose purpose, Date day) {
    ContactVerdict verdict;
    verdict.contact = contact;
    verdict.purpose = purpose;
    verdict.day = day;
    const GateFacts all(base, settings, {purpose, day, contact});
    protect::GateQuestion question;
    question.purpose = purpose;
    question.day = day;
    question.key_missing = all.key_problem().has_value();
    storage::ProtectionReader(base).each_contact(contact, [&](const storage::ContactState& state) {
        const protect::ContactFacts facts = all.of(state);
        verdict.is_indirect = facts.is_indirect;
        verdict.is_informed = facts.is_informed;
        verdict.notice_due = facts.notice_due;
        verdict.retention_due = facts.retention_due;
        for (const Channel channel : protect::k_channels) {
            const auto place = static_cast<std::size_t>(channel);
            question.channel = channel;
            ChannelVerdict& of_channel = verdict.channels[place];
            of_channel.answer = protect::may_contact(facts, question, settings.rules);
            of_channel.reasons = protect::all_reasons(facts, question, settings.rules);
            of_channel.address = facts.channels[place].address;
            of_channel.consent = facts.consents[place];
        }
    });
    return verdict;
}

std::string verdict_text(const ContactVerdict& verdict, protect::Channels only) {
    std::string out = text_of(_("may be contacted for {0} on {1}\n"), keyword(verdict.purpose),
                              to_string(verdict.day));
    for (const Channel channel : protect::k_channels) {
        if (only.has(channel)) {
            std::string name = channel_text(channel);
            const std::size_t width = text::display_width(name);
            name.append(width < k_channel_width ? k_channel_width - width : 1, ' ');
            out += "  " + name + answer_text(verdict.channels[static_cast<std::size_t>(channel)]) +
                   "\n";
        }
    }
    // Terms are for people; a legal person has none.
    const bool is_personal = std::any_of(
        verdict.channels.begin(), verdict.channels.end(), [](const ChannelVerdict& one) {
            return one.address == protect::AddressClass::professional ||
                   one.address == protect::AddressClass::consumer;
        });
    if (!is_personal) {
        return out;
    }
    if (verdict.is_indirect && verdict.is_informed) {
        out += _("  was told where the data comes from\n");
    } else if (verdict.is_indirect) {
        out += text_of(_("  must know where the data comes from by {0}, or in the first message\n"),
                       to_string(verdict.notice_due));
    }
    out += text_of(_("  may be kept until {0} without a sign of life\n"),
                   to_string(verdict.retention_due));
    return out;
}

nlohmann::ordered_json verdict_json(const ContactVerdict& verdict, protect::Channels only) {
    auto channels = nlohmann::ordered_json::object();
    for (const Channel channel : protect::k_channels) {
        if (!only.has(channel)) {
            continue;
        }
        const ChannelVerdict& one = verdict.channels[static_cast<std::size_t>(channel)];
        auto reasons = nlohmann::ordered_json::array();
        for (const Reason reason : one.reasons) {
            reasons.push_back(keyword(reason));
        }
        channels[keyword(channel)] = {
            {"verdict", one.answer.verdict == Verdict::yes ? "yes" : "no"},
            {"reason", one.answer.reason == Reason::none
                           ? nlohmann::ordered_json()
                           : nlohmann::ordered_json(keyword(one.answer.reason))},
            {"all_reasons", reasons},
            {"basis", keyword(one.answer.basis)},
            {"needs_notice", one.answer.needs_notice},
            {"address", keyword(one.address)},
            {"consent", keyword(one.consent)}};
    }
    return {{"uid", uid_of(verdict.contact)},
            {"purpose", keyword(verdict.purpose)},
            {"day", to_string(verdict.day)},
            {"channels", channels},
            {"indirect", verdict.is_indirect},
            {"informed", verdict.is_informed},
            {"notice_due", to_string(verdict.notice_due)},
            {"retention_due", to_string(verdict.retention_due)}};
}

} // namespace bdd::flows
