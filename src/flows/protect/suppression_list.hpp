#pragma once

#include "flows/protect/keyring.hpp"

#include <bdd/protect/suppression.hpp>
#include <bdd/storage/database.hpp>

#include <string_view>

namespace bdd::flows {

/// The list of oppositions in memory, with the keys to look addresses up.
struct SuppressionList {
    protect::SuppressionSet set;
    KeyringState keyring;

    /// Entries cannot be recognised for want of a key: nothing may be decided by this list. A list
    /// of plain SHA-256 alone needs no key.
    [[nodiscard]] bool lacks_key() const { return set.missing_key(keyring.keys).has_value(); }
    /// Throws Errc::refused when it lacks a key.
    void require_keys() const;
};

/// Reads the whole list. A missing key is noted, not thrown.
[[nodiscard]] SuppressionList load_suppressions(storage::Database& base);

/// Looks the addresses of people up. One for each thread; the list must outlive it and have its
/// keys.
class OppositionLookup {
public:
    using Found = protect::SuppressionSet::Found;

    explicit OppositionLookup(const SuppressionList& list);

    /// All values are normalised. An e-mail is opposed itself, or by its domain or one above it.
    [[nodiscard]] Found email(std::string_view address) const;
    [[nodiscard]] Found phone(std::string_view e164) const;
    /// The domain, or one above it: example.fr covers mail.example.fr.
    [[nodiscard]] Found domain(std::string_view domain) const;
    [[nodiscard]] Found siren(std::string_view siren) const;
    /// No value of a kind that nobody opposed needs to be made up.
    [[nodiscard]] bool has(protect::AddressKind kind) const noexcept { return m_set->has(kind); }
    [[nodiscard]] Found find(protect::AddressKind kind, std::string_view value) const;

private:
    const protect::SuppressionSet* m_set;
    protect::SuppressionSet::Lookup m_lookup;
};

/// The domain and those above it, down to two labels: "a.b.example.fr" → itself, "b.example.fr",
/// "example.fr". Calls `visit` with each.
template <typename Visit>
void each_domain_above(std::string_view domain, const Visit& visit) {
    while (domain.find('.') != std::string_view::npos) {
        visit(domain);
        domain.remove_prefix(domain.find('.') + 1);
    }
}

} // namespace bdd::flows
