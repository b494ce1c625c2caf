#pragma once

#include "flows/protect/opposition_writer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace bdd::flows {

/// "2 e-mails, 1 phone": what was added, by kind.
[[nodiscard]] std::string kinds_text(const OppositionCounts& counts);
/// "channel all, for marketing": only where all that was added has the same scope; else empty.
[[nodiscard]] std::string scope_text(const OppositionWriter& writer);
[[nodiscard]] nlohmann::ordered_json scope_json(const OppositionWriter& writer);

} // namespace bdd::flows
