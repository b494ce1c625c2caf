#pragma once

#include "flows/protect/consent_subject.hpp"

#include <bdd/storage/consent_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <vector>

namespace bdd::flows {

/// The acts of one contact, or those of an e-mail address that belong to no contact any more.
struct ConsentLog {
    std::optional<model::ContactId> contact;
    std::vector<storage::Consent> acts; ///< By time.
};

/// Of the contact, or of each that has the e-mail. What was noted of that address and is tied to
/// nobody, because its person was erased, comes last: it is found by the fingerprint, when the keys
/// are there. Throws Errc::not_found when nobody is meant.
[[nodiscard]] std::vector<ConsentLog> read_logs(storage::Database& base, const AskedPerson& person);

/// The act, but for its wording and its fingerprint.
[[nodiscard]] nlohmann::ordered_json json_of(const storage::Consent& act);

} // namespace bdd::flows
