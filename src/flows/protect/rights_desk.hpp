#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/person_values.hpp"

#include <bdd/protect/rights.hpp>
#include <bdd/storage/request_store.hpp>

#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// Whose request it is.
struct RequestPeople {
    std::vector<ConsentSubject> subjects; ///< Contacts of the base.
    std::vector<std::string> strangers;   ///< E-mails that nobody in the base has, normalised.

    [[nodiscard]] std::vector<model::ContactId> contacts() const;
};
/// Each person once. Throws Errc::input for an e-mail that several contacts have: which of them it
/// is must be said.
[[nodiscard]] RequestPeople people_of(storage::Database& base, std::span<const AskedPerson> people);

/// What was noted, for the answer on the screen.
struct NotedRequest {
    storage::RightsRequest request;
    std::vector<KnownPerson> people;
    bool is_new = true;           ///< Else an open request of the same people for the same right.
    std::int64_t oppositions = 0; ///< That an objection put on the list.
};

/// Notes a request within a session. Its people are kept out of every use while it is open, in
/// later files too; an objection goes on the list of oppositions at once.
[[nodiscard]] NotedRequest note_request(cli::Context& ctx, WriteSession& session,
                                        const RequestPeople& people,
                                        storage::RightsRequest request);

/// A request by its number; throws Errc::not_found.
[[nodiscard]] storage::RightsRequest require_request(storage::Database& base, std::uint64_t id);

/// A text for the record that holds neither an e-mail nor a phone number; trimmed. Kept out of the
/// log of runs: it may name somebody. Throws Errc::usage.
[[nodiscard]] std::string recorded_text(cli::Context& ctx, const std::string& text);

} // namespace bdd::flows
