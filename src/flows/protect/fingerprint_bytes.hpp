#pragma once

#include <bdd/protect/secret_key.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace bdd::flows {

/// A fingerprint as the stores take it; valid as long as the fingerprint.
[[nodiscard]] inline std::string_view bytes_of(const protect::Fingerprint& fingerprint) noexcept {
    return {reinterpret_cast<const char*>(fingerprint.data()), fingerprint.size()};
}

/// Empty when the stores hold something else.
[[nodiscard]] inline std::optional<protect::Fingerprint>
fingerprint_of(std::string_view bytes) noexcept {
    protect::Fingerprint fingerprint{};
    if (bytes.size() != fingerprint.size()) {
        return std::nullopt;
    }
    std::transform(bytes.begin(), bytes.end(), fingerprint.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return fingerprint;
}

} // namespace bdd::flows
