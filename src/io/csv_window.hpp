#pragma once

#include <bdd/io/input_file.hpp>

#include <cstdint>
#include <memory>

namespace bdd::io {

/// The part of a stream that is in memory: from the start of the row that is being read to the last
/// byte fetched, followed by the padding that ByteScanner asks for. It grows only for a row that
/// does not fit.
class CsvWindow {
public:
    CsvWindow(std::unique_ptr<ByteStream> stream, std::size_t buffer_bytes);

    [[nodiscard]] const char* begin() const noexcept { return m_buffer.get() + m_begin; }
    [[nodiscard]] const char* end() const noexcept { return m_buffer.get() + m_end; }
    [[nodiscard]] std::size_t size() const noexcept { return m_end - m_begin; }
    /// Nothing follows `end()` in the stream.
    [[nodiscard]] bool last() const noexcept { return m_last; }
    /// Where `begin()` stands in the stream.
    [[nodiscard]] std::uint64_t offset() const noexcept { return m_offset; }
    [[nodiscard]] std::uint64_t consumed() const noexcept { return m_stream->consumed(); }

    /// Gives up the bytes before `position`; they stay readable until the next `fetch`.
    void advance_to(const char* position) noexcept;
    /// Brings more bytes behind `end()`, at least half a buffer unless the stream ends; all
    /// pointers into the window become invalid.
    void fetch();

private:
    std::unique_ptr<ByteStream> m_stream;
    std::unique_ptr<char[]>
        m_buffer;           ///< With padding; not cleared, which would cost more than small files.
    std::size_t m_capacity; ///< Without padding.
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_offset = 0;
    bool m_last = false;
};

} // namespace bdd::io
