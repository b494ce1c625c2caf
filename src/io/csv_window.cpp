#include "csv_window.hpp"

#include "byte_scanner.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::size_t k_least_buffer = 16;

} // namespace

CsvWindow::CsvWindow(std::unique_ptr<ByteStream> stream, std::size_t buffer_bytes)
    : m_stream(std::move(stream))
    , m_buffer(std::max(buffer_bytes, k_least_buffer) + ByteScanner::k_padding) {}

void CsvWindow::advance_to(const char* position) noexcept {
    const auto passed = static_cast<std::size_t>(position - begin());
    m_begin += passed;
    m_offset += passed;
}

void CsvWindow::fetch() {
    const std::size_t kept = size();
    std::memmove(m_buffer.data(), begin(), kept);
    m_begin = 0;
    m_end = kept;
    const std::size_t capacity = m_buffer.size() - ByteScanner::k_padding;
    if (kept > capacity / 2) {
        m_buffer.resize(capacity * 2 + ByteScanner::k_padding);
    }
    const std::size_t full = m_buffer.size() - ByteScanner::k_padding;
    while (m_end < full) {
        const std::size_t got = m_stream->read(std::span(m_buffer).subspan(m_end, full - m_end));
        if (got == 0) {
            m_last = true;
            break;
        }
        m_end += got;
    }
    std::memset(m_buffer.data() + m_end, 0, ByteScanner::k_padding);
}

} // namespace bdd::io
