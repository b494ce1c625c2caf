#pragma once

#include "flows/rnvp/address_tally.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>

namespace bdd::flows {

/// What an RNVP bureau delivers beside its file: counts by status and by code, corrections of each
/// line, what was done, last lines that found no town.
[[nodiscard]] std::string tally_text(const AddressTally& tally, std::size_t width);
[[nodiscard]] nlohmann::ordered_json tally_json(const AddressTally& tally);

/// "VALIDE 12, CORRIGEE 3 …", without those that are none.
[[nodiscard]] std::string status_line(const AddressTally& tally);

} // namespace bdd::flows
