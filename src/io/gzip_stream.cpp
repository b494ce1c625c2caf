#include "gzip_stream.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <utility>
#include <vector>

namespace bdd::io {

namespace {

constexpr std::size_t k_input_bytes = std::size_t{64} << 10U;
constexpr int k_gzip_window = 15 + 16;

class GzipStream final : public ByteStream {
public:
    GzipStream(std::unique_ptr<ByteStream> compressed, std::string display_name)
        : m_compressed(std::move(compressed))
        , m_display_name(std::move(display_name))
        , m_input(k_input_bytes) {
        if (inflateInit2(&m_zlib, k_gzip_window) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    GzipStream(const GzipStream&) = delete;
    GzipStream& operator=(const GzipStream&) = delete;
    ~GzipStream() override { inflateEnd(&m_zlib); }

    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && !m_ended) {
            filled += inflate_some(buffer.subspan(filled));
        }
        return filled;
    }

    [[nodiscard]] std::uint64_t consumed() const noexcept override {
        return m_compressed->consumed() - m_zlib.avail_in;
    }

private:
    std::size_t inflate_some(std::span<char> buffer) {
        if (m_zlib.avail_in == 0 && !refill()) {
            if (!m_between_members) {
                damaged(_("gzip file {0} is cut off: it ends at byte {1} within its data"));
            }
            m_ended = true;
            return 0;
        }
        if (m_between_members && !begin_member()) {
            return 0;
        }
        const auto room = static_cast<uInt>(
            std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max()));
        m_zlib.next_out = static_cast<Bytef*>(static_cast<void*>(buffer.data()));
        m_zlib.avail_out = room;
        const int status = inflate(&m_zlib, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            m_between_members = true;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            damaged(_("gzip file {0} is damaged at byte {1}"));
        }
        return room - m_zlib.avail_out;
    }

    /// Behind a member: true when another one begins here.
    bool begin_member() {
        if (m_members > 0 && *m_zlib.next_in == 0) {
            ++m_zlib.next_in;
            --m_zlib.avail_in;
            return false;
        }
        ++m_members;
        m_between_members = false;
        return inflateReset(&m_zlib) == Z_OK;
    }

    bool refill() {
        const std::size_t got = m_compressed->read(m_input);
        m_zlib.next_in = static_cast<Bytef*>(static_cast<void*>(m_input.data()));
        m_zlib.avail_in = static_cast<uInt>(got);
        return got > 0;
    }

    [[noreturn]] void damaged(const char* pattern) const {
        throw Error(Errc::input, text_of(pattern, m_display_name, consumed()),
                    _("copy or download the file again; \"gzip -t\" checks it"),
                    Where{m_display_name});
    }

    std::unique_ptr<ByteStream> m_compressed;
    std::string m_display_name;
    std::vector<char> m_input;
    z_stream m_zlib{};
    std::uint64_t m_members = 0;
    bool m_between_members = true;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<ByteStream> open_gzip(std::unique_ptr<ByteStream> compressed,
                                      std::string display_name) {
    return std::make_unique<GzipStream>(std::move(compressed), std::move(display_name));
}

} // namespace bdd::io
