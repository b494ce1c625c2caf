#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace bdd::flows {

/// An empty text is no text: null.
[[nodiscard]] inline nlohmann::ordered_json text_or_null(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

} // namespace bdd::flows
