#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bdd::intake {

/// Keeps the readings of values that come again: a file has a million rows, but far fewer companies
/// and job titles. Emptied when full, so its memory is bounded; readings are pure, so this changes
/// nothing but time.
template <typename T>
class ValueCache {
public:
    template <typename Read>
    const T& get(std::string_view value, const Read& read) {
        const auto found = m_values.find(value);
        if (found != m_values.end()) {
            return found->second;
        }
        if (m_values.size() >= k_most) {
            m_values.clear();
        }
        return m_values.emplace(std::string(value), read(value)).first->second;
    }

private:
    static constexpr std::size_t k_most = std::size_t{32} << 10U;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view value) const noexcept {
            return std::hash<std::string_view>{}(value);
        }
    };
    std::unordered_map<std::string, T, Hash, std::equal_to<>> m_values;
};

} // namespace bdd::intake
