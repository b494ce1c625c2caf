#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bdd::fields {

/// True for a host name in lower-case ASCII with at least one dot: labels of 1 to 63 letters,
/// digits and inner hyphens, and a last label that is no number.
[[nodiscard]] bool is_ascii_host(std::string_view host) noexcept;

/// A host name in any case and script as IDNA 2008 ASCII in lower case; nothing when it is none.
/// Precondition: valid UTF-8. ASCII names never reach the IDN library.
[[nodiscard]] std::optional<std::string> to_ascii_host(std::string_view host);

} // namespace bdd::fields
