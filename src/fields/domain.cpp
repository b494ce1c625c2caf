#include "fields/domain.hpp"

#include "fields/cell.hpp"

#include <bdd/core/text.hpp>

#include <idn2.h>

#include <algorithm>
#include <memory>

namespace bdd::fields {

namespace {

struct IdnFree {
    void operator()(char* text) const noexcept { idn2_free(text); }
};

std::optional<std::string> through_idn(std::string_view host) {
    const std::string lowered = text::lower(host);
    char* raw = nullptr;
    const int status =
        idn2_to_ascii_8z(lowered.c_str(), &raw, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, IdnFree> ascii(raw);
    if (status != IDN2_OK || !is_ascii_host(ascii.get())) {
        return std::nullopt;
    }
    return std::string(ascii.get());
}

} // namespace

bool is_ascii_host(std::string_view host) noexcept {
    constexpr std::size_t k_longest_host = 253;
    constexpr std::size_t k_longest_label = 63;
    if (host.size() > k_longest_host) {
        return false;
    }
    std::size_t start = 0;
    bool dot = false;
    bool letter = false;
    for (std::size_t i = 0; i <= host.size(); ++i) {
        if (i == host.size() || host[i] == '.') {
            const std::size_t size = i - start;
            if (size == 0 || size > k_longest_label || host[start] == '-' || host[i - 1] == '-') {
                return false;
            }
            if (i == host.size()) {
                return dot && letter && size >= 2;
            }
            dot = true;
            letter = false;
            start = i + 1;
            continue;
        }
        const char c = host[i];
        if (c >= 'a' && c <= 'z') {
            letter = true;
        } else if (!is_digit(c) && c != '-') {
            return false;
        }
    }
    return false;
}

std::optional<std::string> to_ascii_host(std::string_view host) {
    if (!text::is_ascii(host)) {
        return through_idn(host);
    }
    std::string lowered(host);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), to_lower);
    return is_ascii_host(lowered) ? std::optional(std::move(lowered)) : std::nullopt;
}

} // namespace bdd::fields
