#include "flows/reference/read_ahead.hpp"

#include <algorithm>
#include <utility>

namespace bdd::flows {

namespace {

constexpr std::size_t k_blocks = 4;
constexpr std::size_t k_block_bytes = std::size_t{256} << 10U;

} // namespace

ReadAhead::ReadAhead(std::unique_ptr<io::ByteStream> stream)
    : m_stream(std::move(stream))
    , m_queue(k_blocks) {
    m_thread = std::jthread([this] { fetch(); });
}

ReadAhead::~ReadAhead() {
    m_queue.abort();
}

void ReadAhead::fetch() {
    try {
        while (auto block = m_queue.take_free()) {
            block->bytes.resize(k_block_bytes);
            block->size = m_stream->read(block->bytes);
            block->consumed = m_stream->consumed();
            const bool is_last = block->size == 0;
            m_queue.push(std::move(*block));
            if (is_last) {
                break;
            }
        }
        m_queue.close();
    } catch (...) {
        m_queue.close(std::current_exception());
    }
}

std::size_t ReadAhead::read(std::span<char> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size() && !m_at_end) {
        if (m_taken == m_current.size) {
            if (!m_current.bytes.empty()) {
                m_queue.give_back(std::move(m_current));
            }
            auto next = m_queue.pop();
            m_at_end = !next || next->size == 0;
            m_current = next ? std::move(*next) : Block();
            m_taken = 0;
            continue;
        }
        const std::size_t piece = std::min(buffer.size() - filled, m_current.size - m_taken);
        std::copy_n(m_current.bytes.data() + m_taken, piece, buffer.data() + filled);
        m_taken += piece;
        filled += piece;
    }
    return filled;
}

} // namespace bdd::flows
