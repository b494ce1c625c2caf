#include "flows/protect/act_time.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <charconv>
#include <optional>
#include <string_view>

namespace bdd::flows {

namespace {

constexpr std::size_t k_day = 10; ///< "2026-01-31"

bool is_below(std::string_view digits, int bound) noexcept {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return digits.size() == 2 && error == std::errc{} && end == digits.data() + digits.size() &&
           value >= 0 && value < bound;
}

/// "T08:30Z" or "T08:30:59Z" → with seconds; empty for anything else.
std::optional<std::string> read_time(std::string_view text) {
    const bool has_seconds = text.size() == 10;
    if ((!has_seconds && text.size() != 7) || text.front() != 'T' || text.back() != 'Z' ||
        text[3] != ':' || (has_seconds && text[6] != ':')) {
        return std::nullopt;
    }
    const std::string_view seconds = has_seconds ? text.substr(7, 2) : "00";
    if (!is_below(text.substr(1, 2), 24) || !is_below(text.substr(4, 2), 60) ||
        !is_below(seconds, 60)) {
        return std::nullopt;
    }
    return std::string(text.substr(0, 6)) + ':' + std::string(seconds) + 'Z';
}

[[noreturn]] void refuse(const std::string& text) {
    throw Error(Errc::usage, text_of(_("'{0}' is neither a day nor a time in UTC"), text),
                _("write 2026-01-31 or 2026-01-31T08:30:00Z"));
}

} // namespace

std::string read_act_time(const std::string& text, const Clock& clock) {
    const std::string_view trimmed = text::trim(text);
    const auto day = parse_iso_date(trimmed.substr(0, k_day));
    if (!day) {
        refuse(text);
    }
    std::string at = to_string(*day);
    bool is_future = *day > clock.today();
    if (trimmed.size() > k_day) {
        const auto time = read_time(trimmed.substr(k_day));
        if (!time) {
            refuse(text);
        }
        at += *time;
        is_future = at > clock.now_utc();
    }
    if (is_future) {
        throw Error(Errc::usage, text_of(_("{0} lies in the future"), at),
                    _("--at is when the person acted"));
    }
    return at;
}

} // namespace bdd::flows
