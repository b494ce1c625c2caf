#pragma once

#include <bdd/storage/detail_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

[[nodiscard]] std::string uid_of(model::ContactId id); ///< C0000012
[[nodiscard]] std::string uid_of(model::AccountId id); ///< A0000003
/// "+3.2", with a true minus sign, so that columns line up.
[[nodiscard]] std::string bits_text(double bits);

/// What `bdd show` prints: every field with the record that gave it, then the records, then the
/// merges that made the contact.
[[nodiscard]] std::string text_of_contact(const storage::ContactDetail& detail, bool raw);
[[nodiscard]] std::string text_of_account(const storage::AccountDetail& detail);
[[nodiscard]] nlohmann::ordered_json json_of(const storage::ContactDetail& detail);
[[nodiscard]] nlohmann::ordered_json json_of(const storage::AccountDetail& detail);

} // namespace bdd::flows
