#pragma once

#include "flows/protect/value_check.hpp"

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

namespace bdd::flows {

/// What a search for values found, as text: one paragraph a value, then what was looked into and
/// what no search can reach.
[[nodiscard]] std::string check_text(const ValueCheck& check, std::span<const PersonValue> values);
/// {"found":…,"values":[{"value":…,"tables":{…},"contacts":[…],"files":[…]}],…}
[[nodiscard]] nlohmann::ordered_json check_json(const ValueCheck& check,
                                                std::span<const PersonValue> values);

} // namespace bdd::flows
