#include "csv_window.hpp"

#include "byte_scanner.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::size_t k_least_buffer = 16;

std::unique_ptr<char[]> with_padding(std::size_t capacity) {
    return std::make_unique_for_overwrite<char[]>(capacity + ByteScanner::k_padding);
}

} // namespace

CsvWindow::CsvWindow(std::unique_ptr<ByteStream> stream, std::size_t buffer_bytes)
    : m_stream(std::move(stream))
    , m_buffer(with_padding(std::max(buffer_bytes, k_least_buffer)))
    , m_capacity(std::max(buffer_bytes, k_least_buffer)) {}

void CsvWindow::advance_to(const char* position) noexcept {
    const auto passed = static_cast<std::size_t>(position - begin());
    m_begin += passed;
    m_offset += passed;
}

void CsvWindow::fetch() {
    const std::size_t kept = size();
    if (kept > m_capacity / 2) {
        std::unique_ptr<char[]> larger = with_padding(m_capacity * 2);
        std::memcpy(larger.get(), begin(), kept);
        m_buffer = std::move(larger);
        m_capacity *= 2;
    } else {
        std::memmove(m_buffer.get(), begin(), kept);
    }
    m_begin = 0;
    m_end = kept;
    while (m_end < m_capacity) {
        const std::size_t got = m_stream->read({m_buffer.get() + m_end, m_capacity - m_end});
        if (got == 0) {
            m_last = true;
            break;
        }
        m_end += got;
    }
    std::memset(m_buffer.get() + m_end, 0, ByteScanner::k_padding);
}

} // namespace bdd::io
