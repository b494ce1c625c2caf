#include "byte_census.hpp"
#include "encoding_sample.hpp"
#include "encoding_score.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/encoding.hpp>

#include <algorithm>
#include <cstring>
#include <vector>

namespace bdd::io {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_chunk_bytes = std::size_t{256} << 10U;
/// A score that leads by less than this (two letters é) is no proof.
constexpr std::int64_t k_low_margin = 5;

struct Bom {
    std::string_view bytes;
    Encoding encoding;
};
constexpr std::array k_boms{
    // UTF-32LE before UTF-16LE, whose mark it begins with.
    Bom{"\xFF\xFE\0\0"sv, Encoding::utf32le}, Bom{"\0\0\xFE\xFF"sv, Encoding::utf32be},
    Bom{"\xEF\xBB\xBF"sv, Encoding::utf8},    Bom{"\xFF\xFE"sv, Encoding::utf16le},
    Bom{"\xFE\xFF"sv, Encoding::utf16be},
};

struct WholeFile {
    ByteCensus census;
    std::string hash;
    const Bom* bom = nullptr;
};

const Bom* find_bom(std::string_view start) {
    const auto* found = std::find_if(k_boms.begin(), k_boms.end(),
                                     [&](const Bom& bom) { return start.starts_with(bom.bytes); });
    return found == k_boms.end() ? nullptr : &*found;
}

WholeFile read_whole(const InputFile& file) {
    const std::unique_ptr<ByteStream> stream = file.open();
    WholeFile whole;
    FileHasher hasher;
    const auto memory = std::make_unique_for_overwrite<char[]>(k_chunk_bytes);
    const std::span<char> buffer(memory.get(), k_chunk_bytes);
    std::size_t carried = 0;
    bool first = true;
    for (;;) {
        const std::size_t got = stream->read(buffer.subspan(carried));
        const std::string_view bytes(buffer.data(), carried + got);
        hasher.update(bytes.substr(carried));
        if (first) {
            whole.bom = find_bom(bytes);
            first = false;
        }
        const std::size_t used = whole.census.feed(bytes, got == 0);
        carried = bytes.size() - used;
        std::memmove(buffer.data(), buffer.data() + used, carried);
        if (got == 0) {
            break;
        }
    }
    whole.census.finish();
    whole.hash = hasher.hex();
    return whole;
}

/// UTF-16 and UTF-32 without a mark: in text of Latin letters the high bytes of nearly all units
/// are NUL, the low bytes never.
std::optional<Encoding> wide_without_bom(const ByteCensus& census) {
    const auto& nuls = census.nuls();
    const std::uint64_t quarter = census.bytes() / 4;
    const auto full = [&](std::size_t i) { return nuls[i] * 2 > quarter; };
    const auto bare = [&](std::size_t i) { return nuls[i] * 50 <= quarter; };
    if (census.bytes() < 4) {
        return std::nullopt;
    }
    if (bare(0) && full(1) && bare(2) && full(3)) {
        return Encoding::utf16le;
    }
    if (full(0) && bare(1) && full(2) && bare(3)) {
        return Encoding::utf16be;
    }
    if (bare(0) && full(1) && full(2) && full(3)) {
        return Encoding::utf32le;
    }
    if (full(0) && full(1) && full(2) && bare(3)) {
        return Encoding::utf32be;
    }
    return std::nullopt;
}

ByteContexts read_contexts(const InputFile& file) {
    const std::unique_ptr<ByteStream> stream = file.open();
    ByteContexts contexts;
    const auto memory = std::make_unique_for_overwrite<char[]>(k_chunk_bytes);
    const std::span<char> buffer(memory.get(), k_chunk_bytes);
    while (const std::size_t got = stream->read(buffer)) {
        contexts.feed({buffer.data(), got});
    }
    contexts.finish();
    return contexts;
}

bool is_rare(Encoding encoding) {
    return encoding == Encoding::mac_roman || encoding == Encoding::cp850;
}

[[noreturn]] void ask_for_encoding(const InputFile& file, const EncodingReport& report,
                                   const EncodingReport::Alternative& other) {
    throw Error(
        Errc::input,
        text_of(_("the encoding of {0} is {1} or {2}: its few accents do not tell which"),
                file.display_name(), name(report.encoding), name(other.encoding)),
        text_of(_("--encoding {0} reads \"{1}\", --encoding {2} reads \"{3}\""),
                report.encoding == Encoding::cp850 ? "cp850" : "macroman", report.sample_line,
                other.encoding == Encoding::cp850 ? "cp850" : "macroman", other.sample_line),
        Where{file.display_name()});
}

void choose_by_score(const InputFile& file, EncodingReport& report) {
    const ByteContexts contexts = read_contexts(file);
    const std::vector<ScoredEncoding> ranking = rank_encodings(contexts);
    const ScoredEncoding& best = ranking.front();
    report.encoding = best.encoding;
    report.proof = EncodingProof::scored;
    std::int64_t margin = -1;
    for (const ScoredEncoding& other : ranking) {
        if (!contexts.differ(best.encoding, other.encoding)) {
            continue;
        }
        const std::int64_t lead = best.score - other.score;
        margin = margin < 0 ? lead : std::min(margin, lead);
        if (lead < k_low_margin) {
            report.alternatives.push_back({other.encoding, {}});
        }
    }
    margin = std::max<std::int64_t>(margin, 0);
    report.confidence_percent = static_cast<int>(50 + 49 * margin / (margin + k_low_margin));
    add_sample_lines(file, report);
    const auto rare =
        std::find_if(report.alternatives.begin(), report.alternatives.end(),
                     [](const auto& alternative) { return is_rare(alternative.encoding); });
    if (is_rare(report.encoding) && rare != report.alternatives.end()) {
        ask_for_encoding(file, report, *rare);
    }
}

void take_given(EncodingReport& report, Encoding given, const Bom* bom) {
    report.encoding = given;
    report.proof = EncodingProof::given;
    if (bom == nullptr) {
        return;
    }
    const auto is_four = [](Encoding e) {
        return e == Encoding::utf32le || e == Encoding::utf32be;
    };
    const bool same_width =
        is_wide(given) && is_wide(bom->encoding) && is_four(given) == is_four(bom->encoding);
    if (same_width) {
        report.encoding = bom->encoding; // "utf16" says no byte order; the mark does.
    }
    // A UTF-8 mark is never text, whatever the user calls the rest.
    report.bom = same_width || bom->encoding == Encoding::utf8;
    report.bom_bytes = report.bom ? bom->bytes.size() : 0;
}

void climb(const InputFile& file, const WholeFile& whole, EncodingReport& report) {
    const ByteCensus& census = whole.census;
    if (whole.bom != nullptr) {
        report.encoding = whole.bom->encoding;
        report.proof = EncodingProof::bom;
        report.bom = true;
        report.bom_bytes = whole.bom->bytes.size();
    } else if (const auto wide = wide_without_bom(census)) {
        report.encoding = *wide;
        report.proof = EncodingProof::wide_detected;
        report.confidence_percent = 95;
    } else if (census.high_lines() == 0) {
        report.proof = EncodingProof::ascii;
    } else if (census.damaged_lines() == 0) {
        report.proof = EncodingProof::valid_utf8;
    } else if (census.damaged_lines() * 10 <= census.high_lines()) {
        report.proof = EncodingProof::mostly_utf8;
        report.confidence_percent =
            static_cast<int>(100 - census.damaged_lines() * 100 / census.high_lines());
    } else {
        choose_by_score(file, report);
    }
}

} // namespace

EncodingReport detect_encoding(const InputFile& file, std::optional<Encoding> given) {
    const WholeFile whole = read_whole(file);
    EncodingReport report;
    report.bytes = whole.census.bytes();
    report.file_hash = whole.hash;
    if (given) {
        take_given(report, *given, whole.bom);
    } else {
        climb(file, whole, report);
    }
    report.nul_bytes = is_wide(report.encoding) ? 0 : whole.census.nul_bytes();
    report.damaged_lines = report.encoding == Encoding::utf8 ? whole.census.damaged_lines() : 0;
    return report;
}

} // namespace bdd::io
