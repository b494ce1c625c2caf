#pragma once

#include <bdd/rnvp/quality.hpp>

#include <optional>
#include <string_view>

namespace bdd::rnvp {

/// What kind of form differs between a text as it came and its norm form: case before accents
/// before punctuation before spaces; nothing when both are the same.
[[nodiscard]] std::optional<Reason> form_reason(std::string_view raw, std::string_view norm);

} // namespace bdd::rnvp
