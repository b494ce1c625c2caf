#include "rnvp/form_reason.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::rnvp {

std::optional<Reason> form_reason(std::string_view raw, std::string_view norm) {
    if (raw == norm) {
        return std::nullopt;
    }
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (std::any_of(raw.begin(), raw.end(), is_lower)) {
        return Reason::letter_case;
    }
    if (!text::is_ascii(raw) && text::upper(raw) == raw && text::fold(raw) != text::lower(raw)) {
        return Reason::accents;
    }
    const auto is_plain = [](char c) {
        return c == ' ' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return std::all_of(raw.begin(), raw.end(), is_plain) ? Reason::spaces : Reason::punctuation;
}

} // namespace bdd::rnvp
