#include "flows/activity/activity_stops.hpp"

#include <bdd/fields/email.hpp>
#include <bdd/fields/phone.hpp>

#include <utility>

namespace bdd::flows {

namespace {

using model::EventChannel;
using model::EventType;
using protect::AddressKind;
using protect::SuppressionReason;

/// What an opposition is said by, and what it closes.
struct Stop {
    SuppressionReason reason = SuppressionReason::unsubscribe;
    AddressKind kind = AddressKind::email;
    std::string_view channel = "email";
};

Stop stop_of(const ActivityRow& row) {
    const auto type = row.type.value_or(EventType::note);
    const auto reason = type == EventType::complaint ? SuppressionReason::complaint
                        : type == EventType::call    ? SuppressionReason::verbal
                                                     : SuppressionReason::unsubscribe;
    if (row.channel == EventChannel::sms) {
        return {reason, AddressKind::phone, "sms"};
    }
    if (row.channel == EventChannel::phone) {
        return {reason, AddressKind::phone, "phone"};
    }
    return {reason, AddressKind::email, "email"};
}

} // namespace

ActivityStops::ActivityStops(const cli::Context& ctx, WriteSession& session, std::string source,
                             std::string country)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_source(std::move(source))
    , m_country(std::move(country)) {}

OppositionWriter& ActivityStops::writer_for(SuppressionReason reason) {
    const auto known = m_writers.find(reason);
    if (known != m_writers.end()) {
        return known->second;
    }
    OppositionWords words;
    words.reason = reason;
    words.origin = m_source;
    return m_writers.try_emplace(reason, *m_ctx, *m_session, words).first->second;
}

std::vector<OpposedValue> ActivityStops::addresses_of_row(const ActivityRow& row,
                                                          model::ContactId contact,
                                                          AddressKind kind) const {
    std::vector<OpposedValue> values;
    if (kind == AddressKind::email) {
        const auto emails =
            fields::read_emails(row.ties[static_cast<std::size_t>(TieKind::email)]).value;
        if (emails.first) {
            values.push_back({kind, emails.first->address});
        }
    } else {
        const auto phones =
            fields::read_phones(row.ties[static_cast<std::size_t>(TieKind::phone)], {m_country, {}})
                .value;
        if (phones.first) {
            values.push_back({kind, phones.first->e164});
        }
    }
    if (values.empty() && contact) {
        for (OpposedValue& value : addresses_of(m_session->base(), contact)) {
            if (value.kind == kind) {
                values.push_back(std::move(value));
            }
        }
    }
    return values;
}

void ActivityStops::take(const ActivityRow& row, model::ContactId contact) {
    if (!row.is_stop) {
        return;
    }
    const Stop stop = stop_of(row);
    const std::vector<OpposedValue> values = addresses_of_row(row, contact, stop.kind);
    m_nameless += values.empty() ? 1 : 0;
    for (const OpposedValue& value : values) {
        (void)writer_for(stop.reason).add(value, stop.channel);
    }
}

std::int64_t ActivityStops::added() const {
    std::int64_t sum = 0;
    for (const auto& [reason, writer] : m_writers) {
        sum += writer.counts().added;
    }
    return sum;
}

} // namespace bdd::flows
