#pragma once

// One include for Catch2 2.13 (Debian 12) and 3.x (Ubuntu 24.04). Only matchers that both have.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

/// Matches a text that holds another one: 2.13 says Contains, 3.x keeps that name for ranges.
inline auto contains_text(const std::string& text) {
#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR >= 3
    return Catch::Matchers::ContainsSubstring(text);
#else
    return Catch::Matchers::Contains(text);
#endif
}
