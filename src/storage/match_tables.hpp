#pragma once

#include <string_view>

namespace bdd::storage {

/// Takes away all that a scan left behind.
inline constexpr std::string_view k_clear_matches =
    "DELETE FROM match_join; DELETE FROM match_review; DELETE FROM match_model";

} // namespace bdd::storage
