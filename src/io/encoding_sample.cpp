#include "encoding_sample.hpp"

#include "encoding_tables.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace bdd::io {

namespace {

constexpr std::size_t k_chunk_bytes = std::size_t{64} << 10U;
/// A line is shown up to this far on both sides of the sign in question.
constexpr std::size_t k_context_bytes = 60;

/// The part of a line around `position`.
std::string line_around(std::string_view bytes, std::size_t position) {
    std::size_t begin = position;
    while (begin > 0 && position - begin < k_context_bytes && bytes[begin - 1] != '\n' &&
           bytes[begin - 1] != '\r') {
        --begin;
    }
    std::size_t end = position;
    while (end < bytes.size() && end - position < k_context_bytes && bytes[end] != '\n' &&
           bytes[end] != '\r') {
        ++end;
    }
    return std::string(bytes.substr(begin, end - begin));
}

std::string first_difference(const InputFile& file, const HighHalf& a, const HighHalf& b) {
    const std::unique_ptr<ByteStream> stream = file.open();
    std::vector<char> buffer(k_chunk_bytes);
    while (const std::size_t got = stream->read(buffer)) {
        const std::string_view bytes(buffer.data(), got);
        const auto hit = std::find_if(bytes.begin(), bytes.end(), [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0x80 && a[byte & 0x7FU] != b[byte & 0x7FU];
        });
        if (hit != bytes.end()) {
            return line_around(bytes, static_cast<std::size_t>(hit - bytes.begin()));
        }
    }
    return {};
}

/// For people: a byte that the set does not define is shown as <81>.
std::string show(std::string_view line, Encoding encoding) {
    const Utf8Half& half = *utf8_half(encoding);
    std::string out;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out.push_back(c);
        } else if (const Utf8Sign& sign = half[byte & 0x7FU]; sign.size > 0) {
            out.append(sign.bytes.data(), sign.size);
        } else {
            out += fmt::format("<{:02X}>", byte);
        }
    }
    return text::clean_line(out);
}

} // namespace

void add_sample_lines(const InputFile& file, EncodingReport& report) {
    if (report.alternatives.empty()) {
        return;
    }
    const std::string line = first_difference(file, *high_half(report.encoding),
                                              *high_half(report.alternatives.front().encoding));
    report.sample_line = show(line, report.encoding);
    for (EncodingReport::Alternative& alternative : report.alternatives) {
        alternative.sample_line = show(line, alternative.encoding);
    }
}

} // namespace bdd::io
