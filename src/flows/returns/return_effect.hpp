#pragma once

#include <bdd/storage/detail_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// What returned mail does to further letters, for `bdd show`; empty without any.
[[nodiscard]] std::string returns_text(const std::vector<storage::ReturnDetail>& returns);
/// The same; "effect" is one of opposition_pending, dead_address, address_to_correct, on_hold,
/// address_changed, counted.
[[nodiscard]] nlohmann::ordered_json
returns_json(const std::vector<storage::ReturnDetail>& returns);

} // namespace bdd::flows
