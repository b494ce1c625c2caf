#include "fields/cell.hpp"

#include <bdd/core/text.hpp>

namespace bdd::fields {

Unwrapped unwrap_cell(std::string_view cell) noexcept {
    Unwrapped result{text::trim(cell)};
    std::string_view& text = result.text;
    if (text.size() >= 3 && text.substr(0, 2) == "=\"" && text.back() == '"') {
        text = text::trim(text.substr(2, text.size() - 3));
        result.artefact = true;
    } else if (text.size() >= 2 && text.front() == '\'' && text.back() != '\'') {
        text = text::trim(text.substr(1));
        result.artefact = true;
    }
    return result;
}

Unwrapped unwrap_identifier(std::string_view cell) noexcept {
    Unwrapped result = unwrap_cell(cell);
    const std::string_view text = result.text;
    if (text.size() < 5 || text.back() != '0') {
        return result;
    }
    const std::size_t mark = text.find_last_of(".,");
    if (mark != std::string_view::npos && mark + 3 >= text.size() &&
        text.find_first_not_of('0', mark + 1) == std::string_view::npos &&
        text::all_digits(text.substr(0, mark))) {
        result.text = text.substr(0, mark);
        result.artefact = true;
    }
    return result;
}

std::size_t blank_at(std::string_view text, std::size_t offset) noexcept {
    const char first = text[offset];
    if (first == ' ' || (first >= '\t' && first <= '\r')) {
        return 1;
    }
    if (!is_non_ascii(first)) {
        return 0;
    }
    std::size_t end = offset;
    (void)text::next_code_point(text, end);
    const std::string_view sign = text.substr(offset, end - offset);
    return text::trim(sign).empty() ? sign.size() : 0;
}

DigitRun digit_run(std::string_view text) noexcept {
    DigitRun run;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (is_digit(c)) {
            if (run.size == DigitRun::k_max) {
                run.clean = false;
                return run;
            }
            run.digits[run.size++] = c;
            ++i;
            continue;
        }
        const std::size_t blank = c == '.' || c == '-' ? 1 : blank_at(text, i);
        if (blank == 0) {
            run.clean = false;
            return run;
        }
        i += blank;
    }
    return run;
}

} // namespace bdd::fields
