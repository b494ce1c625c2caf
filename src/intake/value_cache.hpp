#pragma once

#include <bdd/core/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::intake {

/// Keeps the readings of values that come again: a file has a million rows, but far fewer companies
/// and job titles. A value has one place, which the next value of that place takes over with its
/// memory: bounded, and nothing to free. Readings are pure, so this changes nothing but time.
template <typename T>
class ValueCache {
public:
    template <typename Read>
    const T& get(std::string_view value, const Read& read) {
        if (m_slots.empty()) {
            m_slots.resize(k_slots);
        }
        Slot& slot = m_slots[hash64(value) % k_slots];
        if (!slot.filled || slot.value != value) {
            slot.reading = read(value);
            slot.value.assign(value);
            slot.filled = true;
        }
        return slot.reading;
    }

private:
    static constexpr std::size_t k_slots = std::size_t{16} << 10U;
    struct Slot {
        std::string value;
        T reading;
        bool filled = false;
    };
    std::vector<Slot> m_slots;
};

} // namespace bdd::intake
