#pragma once

#include "flows/protect/gate_settings.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Where a contact stands in its term; keywords are stable.
enum class TermState : std::uint8_t {
    due,    ///< The term ends soon.
    asked,  ///< The same, and the person was asked whether it wants to stay.
    passed, ///< The term has ended.
};
[[nodiscard]] std::string_view keyword(TermState state) noexcept;

/// A contact whose term ends or has ended; days count from 1970-01-01. Small, for there may be a
/// million of them.
struct DuePerson {
    model::ContactId contact;
    std::int32_t collected_on = 0;
    std::optional<std::int32_t> last_act; ///< Of the person.
    std::int32_t due = 0;
    TermState state = TermState::due;
    /// A restriction, or an open request of the person: it is kept until that has ended.
    bool is_held = false;
};

/// Everybody whose term ends up to a day, by that day, then by id. Contacts that are no person and
/// have no address of a person have no term: they are nobody's data.
[[nodiscard]] std::vector<DuePerson>
due_people(storage::Database& base, const GateSettings& settings, Date today, Date until);

} // namespace bdd::flows
