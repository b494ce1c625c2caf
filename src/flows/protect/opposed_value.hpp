#pragma once

#include <bdd/model/record.hpp>
#include <bdd/protect/secret_key.hpp>
#include <bdd/storage/database.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// An address as fingerprints are made of it.
struct OpposedValue {
    protect::AddressKind kind = protect::AddressKind::email;
    std::string value; ///< Normalised.
    bool operator==(const OpposedValue&) const = default;
};

/// What a text names, and why it names nothing, or not all that it should.
struct OpposedReading {
    std::vector<OpposedValue> values; ///< In order, each once.
    std::string_view code;            ///< Stable keyword of the problem; empty: none.
    std::string problem;              ///< Without the text itself.
    std::string hint;
};

/// Reads an e-mail ("Ada <ada@example.fr>" and several of them too), a phone number (French unless
/// it says otherwise), a domain ("example.fr", "@example.fr"), a SIREN or a SIRET, which gives the
/// SIREN. Without a kind it finds out; nine digits are a SIREN when their key is right. A domain of
/// everybody's mailboxes (gmail.com) is refused.
[[nodiscard]] OpposedReading read_opposed(std::string_view text,
                                          std::optional<protect::AddressKind> kind = {});

/// The contact that a text such as C0000012 names.
[[nodiscard]] std::optional<model::ContactId> read_opposed_contact(std::string_view text);
/// All e-mails and phones that the contact has in any of its records, each once. Aliases are
/// followed. Throws Errc::not_found where there is no such contact.
[[nodiscard]] std::vector<OpposedValue> addresses_of(storage::Database& base,
                                                     model::ContactId contact);
/// All e-mails and phones of one record, further ones too.
void append_addresses(const model::RecordFields& fields, std::vector<OpposedValue>& out);

/// Calls `visit` with every address of the base: e-mails, phones and SIREN of each record; with one
/// several times when several records have it.
void each_address(storage::Database& base, const std::function<void(const OpposedValue&)>& visit);

/// A text that must name an address: throws Errc::usage where it does not.
[[nodiscard]] std::vector<OpposedValue>
require_opposed(std::string_view text, std::optional<protect::AddressKind> kind = {});
/// An address, or a contact when no kind is given, as a user typed it; throws Errc::usage where it
/// is neither.
[[nodiscard]] std::vector<OpposedValue>
opposed_values(storage::Database& base, std::string_view text,
               std::optional<protect::AddressKind> kind = {});

} // namespace bdd::flows
