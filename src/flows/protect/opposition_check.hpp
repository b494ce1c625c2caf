#pragma once

#include "flows/protect/opposed_value.hpp"

#include <bdd/protect/secret_key.hpp>
#include <bdd/storage/suppression_store.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// An entry of the list that concerns an address.
struct OppositionMatch {
    protect::AddressKind kind = protect::AddressKind::email; ///< Of the entry: a domain, say.
    std::string channel;
    std::string purpose;
    std::string reason;
    std::string since;     ///< UTC
    std::string review_on; ///< YYYY-MM-DD
    std::string origin;
    bool is_plain = false; ///< It came as a hash of another tool.
};

/// Tells what the list says of single addresses, by its index; for a whole file look its rows up
/// with OppositionLookup first.
class OppositionDetails {
public:
    /// `keys`: all of the base.
    OppositionDetails(storage::Database& base, const protect::Keyring& keys);

    /// Entries of the address, then those of its domain.
    [[nodiscard]] std::vector<OppositionMatch> of(const OpposedValue& value);
    /// Entries that came as this SHA-256; those made with a key cannot be told.
    [[nodiscard]] std::vector<OppositionMatch> of_hash(protect::AddressKind kind,
                                                       const protect::Fingerprint& hash);

private:
    void collect(protect::AddressKind kind, std::string_view value,
                 std::vector<OppositionMatch>& out);
    void find(protect::AddressKind kind, const protect::Fingerprint& mac, std::uint32_t key_id,
              std::vector<OppositionMatch>& out);

    storage::SuppressionReader m_reader;
    std::vector<protect::Fingerprinter> m_makers;
};

} // namespace bdd::flows
