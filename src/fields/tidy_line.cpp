#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>

#include <cstddef>

namespace bdd::fields {

namespace {

/// True when clean_line would change nothing. Says false in doubt.
bool is_tidy(std::string_view cell) noexcept {
    bool space_before = true;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const auto byte = static_cast<unsigned char>(cell[i]);
        if (byte == ' ') {
            if (space_before) {
                return false;
            }
            space_before = true;
            continue;
        }
        space_before = false;
        if (byte < 0x20 || byte == 0x7F) {
            return false;
        }
        if (byte < 0xC2) {
            continue;
        }
        // Every special space, control, zero-width sign and combining mark begins with one of these
        // bytes; the apostrophe of text processors is the frequent harmless one.
        const bool latin = byte >= 0xC3 && byte <= 0xC9;
        const bool apostrophe = cell.substr(i, 3) == "\u2019";
        if (!latin && !apostrophe) {
            return false;
        }
    }
    return cell.empty() || !space_before;
}

} // namespace

std::string tidy_line(std::string_view cell) {
    return is_tidy(cell) ? std::string(cell) : text::clean_line(cell);
}

} // namespace bdd::fields
