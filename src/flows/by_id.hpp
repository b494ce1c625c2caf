#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bdd::flows {

/// The place of an id in a vector that grows as far as the ids go.
template <typename T>
[[nodiscard]] T& at_id(std::vector<T>& values, std::int64_t id) {
    const auto place = static_cast<std::size_t>(id);
    if (place >= values.size()) {
        values.resize(std::max(place + 1, values.size() + values.size() / 2));
    }
    return values[place];
}

} // namespace bdd::flows
