#include <bdd/core/text.hpp>
#include <bdd/core/visible.hpp>

#include <fmt/format.h>

#include <iterator>

namespace bdd::text {

namespace {

bool is_obeyed(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool turns_direction(char32_t c) noexcept {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

void append_escape(std::string& out, char32_t c) {
    switch (c) {
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
}

enum class Layout { line, page };

/// Precondition: valid UTF-8.
void append_visible(std::string& out, std::string_view text, Layout layout) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        const char32_t c = next_code_point(text, i);
        const bool is_layout = layout == Layout::page && (c == '\n' || c == '\t');
        if (!is_layout && (is_obeyed(c) || turns_direction(c))) {
            append_escape(out, c);
        } else {
            out.append(text.substr(start, i - start));
        }
    }
}

std::string written_out(std::string_view text, Layout layout) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t bad = find_invalid_utf8(text);
        append_visible(out, text.substr(0, bad), layout);
        if (bad == std::string_view::npos) {
            break;
        }
        fmt::format_to(std::back_inserter(out), "\\x{:02x}",
                       static_cast<unsigned>(static_cast<unsigned char>(text[bad])));
        text.remove_prefix(bad + 1);
    }
    return out;
}

} // namespace

std::string visible(std::string_view text) {
    return written_out(text, Layout::line);
}

std::string visible_page(std::string_view text) {
    return written_out(text, Layout::page);
}

} // namespace bdd::text
