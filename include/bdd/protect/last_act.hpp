#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/consent.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace bdd::protect {

/// The day of the last act by which a person came forward and which a proof shows, up to `day`
/// (YYYY-MM-DD): a consent that was given or confirmed. It starts the term of retention anew.
/// Nothing else does: a request may come from anybody, a claim shows no act, and who refuses or
/// withdraws wants less of us, not more.
[[nodiscard]] std::optional<Date> last_proven_act(const std::vector<ConsentAct>& acts,
                                                  std::string_view day);

} // namespace bdd::protect
