#pragma once

#include "flows/protect/consent_log.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// Everything that shows one act of a log: the wording as it was, the run that noted it, the file
/// and line of the record that it is tied to, and what left under it.
[[nodiscard]] nlohmann::ordered_json chain_of(storage::Database& base, const ConsentLog& log,
                                              const storage::Consent& act);
/// The same as lines, the first of which is the act.
[[nodiscard]] std::string text_of_chain(const nlohmann::ordered_json& chain);

} // namespace bdd::flows
