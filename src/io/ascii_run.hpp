#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace bdd::io {

/// Length of the leading run of ASCII bytes, 8 at a time.
[[nodiscard]] inline std::size_t ascii_run(std::string_view bytes) noexcept {
    constexpr std::uint64_t k_high_bits = 0x8080808080808080U;
    std::size_t i = 0;
    for (; i + 32 <= bytes.size(); i += 32) {
        std::uint64_t words[4]; // NOLINT(modernize-avoid-c-arrays): memcpy target in a hot loop
        std::memcpy(words, bytes.data() + i, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & k_high_bits) != 0) {
            break;
        }
    }
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        if ((word & k_high_bits) != 0) {
            break;
        }
    }
    while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) {
        ++i;
    }
    return i;
}

} // namespace bdd::io
