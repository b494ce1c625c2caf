#pragma once

#include <bdd/core/error.hpp>

#include <string>

namespace bdd::cli {

/// "bdd: error: file:3:5: message" and the hint on its own line.
[[nodiscard]] std::string error_text(const Error& error, bool color);

/// {"error":{"code":…,"message":…}} and a line end; hint, file, line and column only when known.
[[nodiscard]] std::string error_json(const Error& error);

} // namespace bdd::cli
