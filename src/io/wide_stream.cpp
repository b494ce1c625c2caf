#include "wide_stream.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace bdd::io {

namespace {

constexpr std::size_t k_input_bytes = std::size_t{64} << 10U;
constexpr char32_t k_none = 0xFFFFFFFFU;

class WideStream final : public ByteStream {
public:
    WideStream(std::unique_ptr<ByteStream> wide, Encoding encoding, std::uint64_t start,
               std::string display_name)
        : m_wide(std::move(wide))
        , m_encoding(encoding)
        , m_offset(start)
        , m_display_name(std::move(display_name))
        , m_input(k_input_bytes) {}

    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size()) {
            if (m_taken == m_text.size() && !convert()) {
                break;
            }
            const std::size_t part = std::min(buffer.size() - filled, m_text.size() - m_taken);
            std::memcpy(buffer.data() + filled, m_text.data() + m_taken, part);
            m_taken += part;
            filled += part;
        }
        return filled;
    }

    [[nodiscard]] std::uint64_t consumed() const noexcept override { return m_wide->consumed(); }

private:
    /// Converts the next chunk; false at the end. A surrogate pair may lie across two chunks.
    bool convert() {
        m_text.clear();
        m_taken = 0;
        const std::size_t unit = four_bytes() ? 4 : 2;
        while (m_text.empty()) {
            const std::size_t got = m_wide->read(m_input);
            if (got == 0) {
                if (m_high != k_none) {
                    bad_sign(m_offset - 2);
                }
                return false;
            }
            const std::size_t whole = got - got % unit;
            for (std::size_t i = 0; i < whole; i += unit, m_offset += unit) {
                put(unit == 4 ? unit32(i) : unit16(i));
            }
            if (whole != got) {
                bad_sign(m_offset);
            }
        }
        return true;
    }

    void put(char32_t code) {
        if (m_high != k_none) {
            if (code < 0xDC00 || code > 0xDFFF) {
                bad_sign(m_offset - 2);
            }
            text::append_code_point(m_text, 0x10000 + ((m_high - 0xD800) << 10U) + (code - 0xDC00));
            m_high = k_none;
        } else if (code >= 0xD800 && code <= 0xDBFF && !four_bytes()) {
            m_high = code;
        } else if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
            bad_sign(m_offset);
        } else {
            text::append_code_point(m_text, code);
        }
    }

    [[nodiscard]] char32_t byte(std::size_t i) const {
        return static_cast<unsigned char>(m_input[i]);
    }
    [[nodiscard]] char32_t unit16(std::size_t i) const {
        return m_encoding == Encoding::utf16le ? byte(i) | (byte(i + 1) << 8U)
                                               : byte(i + 1) | (byte(i) << 8U);
    }
    [[nodiscard]] char32_t unit32(std::size_t i) const {
        return m_encoding == Encoding::utf32le
                   ? byte(i) | (byte(i + 1) << 8U) | (byte(i + 2) << 16U) | (byte(i + 3) << 24U)
                   : byte(i + 3) | (byte(i + 2) << 8U) | (byte(i + 1) << 16U) | (byte(i) << 24U);
    }
    [[nodiscard]] bool four_bytes() const {
        return m_encoding == Encoding::utf32le || m_encoding == Encoding::utf32be;
    }

    [[noreturn]] void bad_sign(std::uint64_t offset) const {
        throw Error(Errc::input,
                    text_of(_("{0} is not valid {1} at byte {2}"), m_display_name, name(m_encoding),
                            offset),
                    _("the file is damaged or cut off, or its encoding is another one: --encoding "
                      "names it"),
                    Where{m_display_name});
    }

    std::unique_ptr<ByteStream> m_wide;
    Encoding m_encoding;
    std::uint64_t m_offset;
    std::string m_display_name;
    std::vector<char> m_input;
    std::string m_text;
    std::size_t m_taken = 0;
    char32_t m_high = k_none;
};

} // namespace

std::unique_ptr<ByteStream> transcode_wide(std::unique_ptr<ByteStream> wide, Encoding encoding,
                                           std::uint64_t start, std::string display_name) {
    return std::make_unique<WideStream>(std::move(wide), encoding, start, std::move(display_name));
}

} // namespace bdd::io
