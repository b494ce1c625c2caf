#include "rnvp/place_codes.hpp"

namespace bdd::rnvp {

namespace {

std::optional<std::uint32_t> number_of(std::string_view digits) noexcept {
    std::uint32_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

} // namespace

std::optional<std::uint32_t> postcode_slot(std::string_view code) noexcept {
    return code.size() == 5 ? number_of(code) : std::nullopt;
}

std::optional<std::uint32_t> insee_slot(std::string_view code) noexcept {
    if (code.size() != 5) {
        return std::nullopt;
    }
    if (code[0] == '2' && (code[1] == 'A' || code[1] == 'B')) {
        const auto rest = number_of(code.substr(2));
        return rest ? std::optional(*rest + (code[1] == 'A' ? 100'000U : 101'000U)) : std::nullopt;
    }
    return number_of(code);
}

} // namespace bdd::rnvp
