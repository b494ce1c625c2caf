#include "ascii_run.hpp"
#include "encoding_tables.hpp"

#include <bdd/core/text.hpp>
#include <bdd/io/encoding.hpp>

namespace bdd::io {

namespace {

/// False only when no sign of the text can change under NFC: nothing above U+02FF except the
/// punctuation and currency of Latin text.
bool may_need_nfc(std::string_view utf8) noexcept {
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        if (lead < 0xCC) {
            continue;
        }
        if (lead != 0xE2 || i + 2 >= utf8.size()) {
            return true;
        }
        const auto second = static_cast<unsigned char>(utf8[i + 1]);
        const auto third = static_cast<unsigned char>(utf8[i + 2]);
        // U+2000 and U+2001 have canonical equivalents; U+2002 to U+203F and U+2080 to U+20BF have
        // none.
        if (!(second == 0x80 && third >= 0x82) && second != 0x82) {
            return true;
        }
        i += 2;
    }
    return false;
}

bool decode_utf8(std::string_view cell, std::string& out, std::size_t& bad_offset) {
    const std::size_t ascii = ascii_run(cell);
    if (ascii == cell.size()) {
        out.append(cell);
        return true;
    }
    const std::string_view rest = cell.substr(ascii);
    const std::size_t bad = text::find_invalid_utf8(rest);
    if (bad != std::string_view::npos) {
        bad_offset = ascii + bad;
        return false;
    }
    if (may_need_nfc(rest)) {
        out.append(text::to_nfc(cell));
    } else {
        out.append(cell);
    }
    return true;
}

} // namespace

CellDecoder::CellDecoder(Encoding encoding)
    : m_encoding(encoding) {}

bool CellDecoder::decode(std::string_view cell, std::string& out, std::size_t& bad_offset) const {
    const Utf8Half* half = utf8_half(m_encoding);
    if (half == nullptr) {
        return decode_utf8(cell, out, bad_offset);
    }
    std::size_t i = 0;
    while (i < cell.size()) {
        const std::size_t run = ascii_run(cell.substr(i));
        out.append(cell.substr(i, run));
        i += run;
        for (; i < cell.size() && static_cast<unsigned char>(cell[i]) >= 0x80; ++i) {
            const Utf8Sign& sign = (*half)[static_cast<unsigned char>(cell[i]) & 0x7FU];
            if (sign.size == 0) {
                bad_offset = i;
                return false;
            }
            out.append(sign.bytes.data(), sign.size);
        }
    }
    return true;
}

} // namespace bdd::io
