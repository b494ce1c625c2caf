#pragma once

#include <bdd/model/record.hpp>
#include <bdd/protect/channel.hpp>

namespace bdd::flows {

/// The gate's word that a contact may be written to a file, and with the addresses of which
/// channels. Only the gate makes one, so nothing that needs a permit can write around it.
class Permit {
public:
    [[nodiscard]] model::ContactId contact() const noexcept { return m_contact; }
    [[nodiscard]] bool has(protect::Channel channel) const noexcept {
        return m_channels.has(channel);
    }
    [[nodiscard]] protect::Channels channels() const noexcept { return m_channels; }

private:
    friend class ContactGate;
    Permit(model::ContactId contact, protect::Channels channels) noexcept
        : m_contact(contact)
        , m_channels(channels) {}

    model::ContactId m_contact;
    protect::Channels m_channels;
};

} // namespace bdd::flows
