#pragma once

#include "flows/protect/keyring.hpp"
#include "flows/protect/opposed_value.hpp"

#include <bdd/protect/suppression.hpp>
#include <bdd/storage/suppression_store.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// What people say of an opposition, besides the address.
struct OppositionWords {
    protect::SuppressionReason reason = protect::SuppressionReason::manual;
    std::string channel; ///< Empty: as the reason and the kind of address say.
    std::string purpose; ///< The same.
    std::string origin;  ///< Where it comes from; never a person.
};

/// A text for the record holds an e-mail or a phone number, which it must not.
[[nodiscard]] bool names_somebody(std::string_view text);
/// Refuses an origin that names somebody: throws Errc::usage for an e-mail or a phone number.
void check_origin(std::string_view origin);

struct OppositionCounts {
    std::int64_t added = 0; ///< Also those that are now known as of an erased person.
    std::int64_t known = 0;
    std::array<std::int64_t, protect::k_address_kind_count> by_kind{}; ///< Of the added.
};

/// Puts addresses on the list of oppositions, within a session.
class OppositionWriter {
public:
    OppositionWriter(const cli::Context& ctx, WriteSession& session, OppositionWords words);

    /// Makes the key of the base on first need; throws Errc::refused when it is missing.
    bool add(const OpposedValue& value);
    /// On this channel, or "all", whatever the words say.
    bool add(const OpposedValue& value, std::string_view channel);
    /// A plain SHA-256 that another tool wrote: needs no key.
    bool add_plain(protect::AddressKind kind, const protect::Fingerprint& hash);
    /// As it was made before, under a key of this base.
    bool add_stored(const storage::Suppression& entry);
    [[nodiscard]] const OppositionCounts& counts() const noexcept { return m_counts; }
    [[nodiscard]] std::string_view channel_of(protect::AddressKind kind) const;
    [[nodiscard]] std::string_view purpose_of(protect::AddressKind kind) const;

private:
    bool put(protect::AddressKind kind, const protect::Fingerprint& mac, std::uint32_t key_id,
             std::string_view channel);
    bool count(protect::AddressKind kind, storage::SuppressionAdded added);

    const cli::Context* m_ctx;
    WriteSession* m_session;
    OppositionWords m_words;
    std::string m_review_on;
    storage::SuppressionWriter m_writer;
    std::optional<protect::Fingerprinter> m_maker;
    OppositionCounts m_counts;
};

} // namespace bdd::flows
