#include "byte_census.hpp"

#include "ascii_run.hpp"

#include <cstring>
#include <numeric>

namespace bdd::io {

namespace {

enum class Sign : std::uint8_t { valid, invalid, cut_off };

struct Sequence {
    Sign sign;
    std::size_t length;
};

/// The UTF-8 sequence at the start of `bytes`, which begins above 0x7F.
Sequence sequence_at(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0xC2 || lead > 0xF4) {
        return {Sign::invalid, 1};
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == bytes.size()) {
            return {Sign::cut_off, i};
        }
        if (at(i) < (i == 1 ? low : 0x80) || at(i) > (i == 1 ? high : 0xBF)) {
            return {Sign::invalid, 1};
        }
    }
    return {Sign::valid, length};
}

bool has_line_break(std::string_view bytes) {
    return std::memchr(bytes.data(), '\n', bytes.size()) != nullptr ||
           std::memchr(bytes.data(), '\r', bytes.size()) != nullptr;
}

} // namespace

std::size_t ByteCensus::feed(std::string_view bytes, bool last) {
    std::size_t i = 0;
    std::size_t searched = 0; // Line breaks before this are known.
    const auto search_to = [&](std::size_t end) {
        if (m_line_is_high && has_line_break(bytes.substr(searched, end - searched))) {
            close_line();
        }
        searched = end;
    };
    for (;;) {
        i += ascii_run(bytes.substr(i));
        search_to(i);
        if (i == bytes.size()) {
            break;
        }
        const Sequence sequence = sequence_at(bytes.substr(i));
        if (sequence.sign == Sign::cut_off && !last) {
            break;
        }
        m_line_is_high = true;
        m_line_is_damaged = m_line_is_damaged || sequence.sign != Sign::valid;
        i += sequence.length;
        searched = i;
    }
    count_nuls(bytes.substr(0, i));
    m_bytes += i;
    return i;
}

void ByteCensus::count_nuls(std::string_view bytes) {
    const void* first = bytes.empty() ? nullptr : std::memchr(bytes.data(), 0, bytes.size());
    if (first == nullptr) {
        return;
    }
    for (auto i = static_cast<std::size_t>(static_cast<const char*>(first) - bytes.data());
         i < bytes.size(); ++i) {
        m_nuls[(m_bytes + i) & 3U] += bytes[i] == 0 ? 1U : 0U;
    }
}

void ByteCensus::close_line() noexcept {
    m_high_lines += m_line_is_high ? 1 : 0;
    m_damaged_lines += m_line_is_damaged ? 1 : 0;
    m_line_is_high = m_line_is_damaged = false;
}

std::uint64_t ByteCensus::nul_bytes() const noexcept {
    return std::accumulate(m_nuls.begin(), m_nuls.end(), std::uint64_t{0});
}

} // namespace bdd::io
