#include "flows/protect/row_oppositions.hpp"

#include "flows/protect/further_values.hpp"
#include "flows/protect/postal_form.hpp"

#include <algorithm>

namespace bdd::flows {

namespace {

/// Channels that the row has an address for; all when it has none.
protect::Channels channels_of(const model::RecordFields& fields, const model::Address& address) {
    protect::Channels channels;
    if (!fields.email.empty()) {
        channels.add(protect::Channel::email);
    }
    if (!fields.phone.empty() || !fields.mobile.empty()) {
        channels.add(protect::Channel::phone);
        channels.add(protect::Channel::sms);
    }
    if (!address.town.empty() || !address.postcode.empty()) {
        channels.add(protect::Channel::post);
    }
    return channels.empty() ? protect::Channels::all() : channels;
}

} // namespace

OppositionLookup::Found RowOppositions::find(const model::RecordFields& fields,
                                             const model::Address& address) const {
    OppositionLookup::Found found = m_lookup.email(fields.email);
    found.join(m_lookup.phone(fields.phone));
    found.join(m_lookup.phone(fields.mobile));
    found.join(m_lookup.siren(fields.siren));
    for_each_further_value(fields.more, [&](protect::AddressKind kind, std::string_view value) {
        found.join(m_lookup.find(kind, value));
    });
    if (m_lookup.has(protect::AddressKind::postal) && !fields.name_key.empty()) {
        if (const std::string form = postal_form(address, fields.name_key); !form.empty()) {
            found.join(m_lookup.find(protect::AddressKind::postal, form));
        }
    }
    return found;
}

RowOpposition RowOppositions::of(const model::RecordFields& fields, const model::Address& address) {
    const OppositionLookup::Found found = find(fields, address);
    if (found.erased) {
        return RowOpposition::erased;
    }
    return found.listed ? RowOpposition::objected : RowOpposition::none;
}

bool RowOppositions::is_closed(const model::RecordFields& fields, const model::Address& address) {
    const OppositionLookup::Found found = find(fields, address);
    const protect::Channels channels = channels_of(fields, address);
    return found.erased ||
           std::any_of(protect::k_channels.begin(), protect::k_channels.end(),
                       [&](protect::Channel channel) {
                           return channels.has(channel) &&
                                  found.scope.covers(channel, protect::Purpose::prospection);
                       });
}

} // namespace bdd::flows
