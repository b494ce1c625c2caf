#pragma once

#include "cli/context.hpp"

#include <bdd/protect/channel.hpp>
#include <bdd/protect/secret_key.hpp>
#include <bdd/storage/contact_addresses.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// Whom a command is about: a contact, or all who have an e-mail address.
struct AskedPerson {
    std::optional<model::ContactId> id; ///< As asked for: perhaps one that was merged since.
    std::string email;                  ///< Normalised; empty when an id was given.
};
/// Reads "C0000012", an e-mail address, or "-": a line of standard input with either. An address is
/// kept out of the log of runs, so this must come before the WriteSession. Throws Errc::usage.
[[nodiscard]] AskedPerson read_person(cli::Context& ctx, const std::string& text);

/// A contact and the records that an act of its person can be tied to.
struct ConsentSubject {
    model::ContactId contact;
    std::vector<storage::GivenAddresses> records; ///< The best first; never empty.
};
/// Aliases are followed: what concerns one stays with the records that it had. Empty when nobody
/// has the e-mail. Throws Errc::not_found for an id that nobody has.
[[nodiscard]] std::vector<ConsentSubject> find_subjects(storage::Database& base,
                                                        const AskedPerson& person);
/// The same where there must be one: throws Errc::not_found for none and Errc::input for several.
[[nodiscard]] ConsentSubject find_subject(storage::Database& base, const AskedPerson& person);

/// An address of a person, normalised, and the record that gave it.
struct ConcernedAddress {
    model::RecordId record;
    protect::AddressKind kind = protect::AddressKind::email;
    std::string value;
};
/// The address that a channel uses; that of `person`, when it was asked for by one.
[[nodiscard]] std::optional<ConcernedAddress>
address_for(const ConsentSubject& subject, protect::Channel channel, const AskedPerson& person);
/// The same, or else any other address of the person: for an objection, which holds on channels for
/// which none is known yet.
[[nodiscard]] std::optional<ConcernedAddress>
any_address_for(const ConsentSubject& subject, protect::Channel channel, const AskedPerson& person);

} // namespace bdd::flows
