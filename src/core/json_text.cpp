#include <bdd/core/json_text.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <iterator>

namespace bdd {

namespace {

/// Bytes at the front of `text`, eight at a time, that JSON takes as they are.
std::size_t plain_run(std::string_view text) noexcept {
    constexpr std::uint64_t k_ones = 0x0101010101010101U;
    constexpr std::uint64_t k_highs = 0x8080808080808080U;
    const auto has_zero = [](std::uint64_t word) { return (word - k_ones) & ~word & k_highs; };
    std::size_t run = 0;
    for (; run + sizeof(std::uint64_t) <= text.size(); run += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + run, sizeof(word));
        const std::uint64_t below_space = (word - k_ones * 0x20) & ~word & k_highs;
        if ((below_space | has_zero(word ^ (k_ones * '"')) | has_zero(word ^ (k_ones * '\\'))) !=
            0) {
            break;
        }
    }
    return run;
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    std::size_t clean = 0;
    for (std::size_t i = plain_run(text); i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') {
            continue;
        }
        out.append(text.substr(clean, i - clean));
        clean = i + 1;
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
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
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        }
    }
    out.append(text.substr(clean));
    out.push_back('"');
}

} // namespace bdd
