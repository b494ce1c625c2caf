#pragma once

#include <bdd/io/input_file.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::io {

enum class Encoding : std::uint8_t {
    utf8,
    utf16le,
    utf16be,
    utf32le,
    utf32be,
    cp1252,
    iso8859_15,
    mac_roman,
    cp850,
};
/// "UTF-8", "Windows-1252" …, for people and for JSON.
[[nodiscard]] std::string_view name(Encoding encoding) noexcept;
/// Reads a name as people write it (utf8, cp1252, windows-1252, latin1 (read as cp1252), latin9,
/// macroman, cp850 …); nothing when unknown.
[[nodiscard]] std::optional<Encoding> parse_encoding(std::string_view name);
[[nodiscard]] bool is_wide(Encoding encoding) noexcept; ///< UTF-16 and UTF-32

/// How an encoding was found.
enum class EncodingProof : std::uint8_t {
    given,
    bom,
    wide_detected,
    valid_utf8,
    mostly_utf8,
    scored,
    ascii
};

/// What one pass over the whole file says.
struct EncodingReport {
    Encoding encoding = Encoding::utf8;
    EncodingProof proof = EncodingProof::ascii;
    int confidence_percent = 100;
    bool bom = false;
    std::size_t bom_bytes = 0;
    std::uint64_t bytes = 0;         ///< Decompressed.
    std::uint64_t damaged_lines = 0; ///< Lines that are not valid UTF-8 in a mostly-UTF-8 file.
    std::uint64_t nul_bytes = 0;     ///< In a file that is not wide.
    std::string file_hash;           ///< FileHasher over the decompressed bytes.
    /// Other encodings that fit nearly as well, best first, when the margin is low; with the first
    /// lines that differ, decoded both ways.
    struct Alternative {
        Encoding encoding;
        std::string sample_line;
    };
    std::vector<Alternative> alternatives;
    std::string sample_line; ///< The same line under `encoding`.
};

/// The ladder: given, BOM, NUL bytes (UTF-16 without BOM), strict UTF-8 over the whole file, mostly
/// UTF-8 (at least 90 % of the lines with non-ASCII bytes), score of the 8-bit sets by French
/// letters and words. Constant memory. When Mac Roman and CP850 tie above the others, throws
/// Errc::input and asks for --encoding. With `given` the file is still read (hash, sizes).
[[nodiscard]] EncodingReport detect_encoding(const InputFile& file,
                                             std::optional<Encoding> given = std::nullopt);

/// Decodes one cell of an 8-bit encoding or checks one of UTF-8. Wide encodings are transcoded as a
/// whole stream by `open_text`, so they need no cell decoder.
class CellDecoder {
public:
    explicit CellDecoder(Encoding encoding);
    /// Appends the cell as UTF-8 NFC to `out`. False, with the offset of the bad byte, when the
    /// cell cannot be decoded (`out` is then unspecified); never replaces or drops a byte.
    [[nodiscard]] bool decode(std::string_view cell, std::string& out,
                              std::size_t& bad_offset) const;
    [[nodiscard]] Encoding encoding() const noexcept { return m_encoding; }

private:
    Encoding m_encoding;
};

/// The file's bytes as an ASCII-compatible stream without BOM: UTF-16 and UTF-32 come out as UTF-8
/// (an unpaired surrogate is Errc::input with its offset); others as they are.
[[nodiscard]] std::unique_ptr<ByteStream> open_text(const InputFile& file,
                                                    const EncodingReport& report);

/// Encodes UTF-8 text for output. A sign that the encoding lacks is replaced by its plain form
/// (œ → oe, ’ → ') or else by "?", and counted in `replaced`.
[[nodiscard]] std::string encode(std::string_view text, Encoding encoding, std::uint64_t& replaced);

} // namespace bdd::io
