#include "fields/cell.hpp"
#include "fields/domain.hpp"

#include <bdd/core/byte_set.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

/// Length of a scheme at the start, right or mistyped: "http://", "Hhttp:", "http//", "htpp:/",
/// "https.://", "ftp://"; 0 for none. "http.fr" is a host.
std::size_t scheme_length(std::string_view text) noexcept {
    constexpr text::ByteSet k_letters("htpsfHTPSF");
    constexpr text::ByteSet k_signs(":;/\\. ");
    const std::size_t letters = std::min(k_letters.find_outside(text), text.size());
    const std::size_t end = std::min(k_signs.find_outside(text, letters), text.size());
    const std::string_view signs = text.substr(letters, end - letters);
    const bool parted = signs.find_first_of(":;/\\") != std::string_view::npos;
    return parted ? end : 0;
}

/// Empty for "www.hotel", which is the front half of a host with a blank in it.
std::string_view without_www(std::string_view host) noexcept {
    constexpr std::string_view k_www = "www.";
    while (host.substr(0, k_www.size()) == k_www) {
        host.remove_prefix(k_www.size());
    }
    return host.find('.') == std::string_view::npos ? std::string_view{} : host;
}

} // namespace

std::string read_web_domain(std::string_view cell) {
    std::string_view text = unwrap_cell(cell).text;
    for (std::size_t length = scheme_length(text); length > 0; length = scheme_length(text)) {
        text.remove_prefix(length);
    }
    std::size_t end = 0;
    while (end < text.size() && blank_at(text, end) == 0 &&
           std::string_view("/\\?#:;,|()<>\"").find(text[end]) == std::string_view::npos) {
        ++end;
    }
    std::string_view host = text.substr(0, end);
    while (!host.empty() && host.back() == '.') {
        host.remove_suffix(1);
    }
    const std::optional<std::string> ascii = to_ascii_host(host);
    return ascii ? std::string(without_www(*ascii)) : std::string();
}

} // namespace bdd::fields
