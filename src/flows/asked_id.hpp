#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <string>

namespace bdd::flows {

/// An id as a user types it: C0000012, c12 and 12 are contacts; A0000003 is an account.
struct AskedId {
    bool account = false;
    std::int64_t value = 0;
};
/// Throws Errc::usage for anything else.
[[nodiscard]] AskedId parse_id(const std::string& text);

/// The contact that an id leads to, also when it was merged into another one. Throws Errc::usage
/// for the id of an account, Errc::not_found when no contact has or had the id.
[[nodiscard]] model::ContactId find_contact(storage::Database& base, const std::string& text);

} // namespace bdd::flows
