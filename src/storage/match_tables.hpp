#pragma once

#include <string_view>

namespace bdd::storage {

/// Takes away all that scans left behind.
inline constexpr std::string_view k_clear_matches =
    "DELETE FROM match_join; DELETE FROM match_review; DELETE FROM match_model;"
    " DELETE FROM match_key_kind; DELETE FROM match_key_page; DELETE FROM match_key_new;"
    " DELETE FROM match_frequency";

} // namespace bdd::storage
