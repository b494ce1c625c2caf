#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/split_store.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// An id as a user writes it: C0000012, c12 and 12 are contacts; A0000003 is an account.
struct AskedId {
    bool account = false;
    std::int64_t value = 0;
};

/// Empty where the text is no id.
[[nodiscard]] std::optional<AskedId> read_id(std::string_view text);
/// The same; throws Errc::usage where the text is no id.
[[nodiscard]] AskedId parse_id(const std::string& text);
/// The same where only a contact will do.
[[nodiscard]] model::ContactId parse_contact_id(const std::string& text);
/// The contact that has this id now, also through an alias. Throws Errc::not_found.
[[nodiscard]] model::ContactId asked_contact(storage::SplitStore& store, model::ContactId id);

} // namespace bdd::flows
