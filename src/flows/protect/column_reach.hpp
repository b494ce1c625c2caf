#pragma once

#include <bdd/protect/channel.hpp>

#include <string_view>

namespace bdd::flows {

/// The channels that a column of an export has an address of. A town alone reaches nobody.
[[nodiscard]] protect::Channels reach_of(std::string_view column) noexcept;

} // namespace bdd::flows
