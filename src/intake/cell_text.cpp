#include "intake/cell_text.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace bdd::intake {

namespace {

constexpr std::size_t k_longest_placeholder = 24;

/// What a byte may mean for the cell it stands in.
enum ByteSign : std::uint8_t { untidy = 1, non_ascii = 2, ampersand = 4, space = 8 };

constexpr std::array<std::uint8_t, 256> k_signs = [] {
    std::array<std::uint8_t, 256> signs{};
    for (std::size_t byte = 0; byte < signs.size(); ++byte) {
        signs[byte] = byte < 0x80 ? 0 : non_ascii;
        // C2 leads NBSP, soft hyphen and control signs; E2 and above lead the other blank signs
        // and combining marks begin at CC.
        if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xCC) {
            signs[byte] |= untidy;
        }
    }
    signs['&'] = ampersand;
    signs[' '] = space;
    return signs;
}();

/// What one look at a cell tells.
struct Look {
    bool tidy = true; ///< ASCII, or letters that need no look, without blanks to mend.
    bool ascii = true;
    bool ampersand = false;
};

Look look_at(std::string_view cell) noexcept {
    std::uint8_t all = 0;
    std::uint8_t twice = 0;
    std::uint8_t before = space;
    for (const char c : cell) {
        const std::uint8_t sign = k_signs[static_cast<unsigned char>(c)];
        all |= sign;
        twice |= static_cast<std::uint8_t>(sign & before);
        before = sign;
    }
    twice |= before; // A space at the end.
    Look look;
    look.tidy = cell.empty() || ((all & untidy) == 0 && (twice & space) == 0);
    look.ascii = (all & non_ascii) == 0;
    look.ampersand = (all & ampersand) != 0;
    return look;
}

bool may_be_double_encoded(std::string_view cell) noexcept {
    return cell.find("\xC3\x83") != std::string_view::npos ||
           cell.find("\xC3\x82") != std::string_view::npos ||
           cell.find("\xC3\xA2\xE2\x82\xAC") != std::string_view::npos;
}

} // namespace

std::string_view CellText::keep(std::string text) {
    if (m_used == m_kept.size()) {
        m_kept.emplace_back();
    }
    std::string& slot = m_kept[m_used++];
    slot = std::move(text);
    return slot;
}

std::string_view CellText::join(std::string_view left, std::string_view right) {
    std::string both(left);
    both += ' ';
    both += right;
    return keep(std::move(both));
}

std::string_view CellText::tidy(std::string_view cell, bool keep_breaks, fields::Repairs& repairs) {
    if (cell.empty()) {
        return {};
    }
    std::string_view result = cell;
    const Look look = look_at(cell);
    bool repaired = false;
    if (!look.ascii && may_be_double_encoded(cell)) {
        if (std::optional<std::string> better = fields::repair_double_encoding(cell)) {
            repairs.add(fields::Repair::double_encoding);
            result = keep(std::move(*better));
            repaired = true;
        }
    }
    if (look.ampersand) {
        if (std::optional<std::string> decoded = fields::decode_html_signs(result)) {
            repairs.add(fields::Repair::html_signs);
            result = keep(std::move(*decoded));
            repaired = true;
        }
    }
    if (repaired ? !look_at(result).tidy : !look.tidy) {
        result = keep_breaks ? text::trim(result) : keep(text::clean_line(result));
    }
    if (result.size() <= k_longest_placeholder && fields::is_placeholder(result)) {
        repairs.add(fields::Repair::placeholder_emptied);
        return {};
    }
    return result;
}

} // namespace bdd::intake
