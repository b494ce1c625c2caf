#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/encoding.hpp>

using namespace bdd;
using namespace std::string_literals;
using io::Encoding;
using io::EncodingProof;
using test::TempFolder;

namespace {

const std::string k_rich =
    "nom;société;fonction;ville;chiffre\n"
    "Lefèvre;L’Atelier du Chêne;gérante;Besançon;12 500 €\n"
    "Noël;Électricité générale Forêt & fils;directeur général délégué;Évry;9 800 €\n"
    "Grégoire;Crêperie de l’Hôtel;maître d’œuvre;Nîmes;7 €\n"
    "Françoise;SÉCURITÉ PRIVÉE DU RHÔNE;présidente;Châteauroux;n° 12\n";

/// Without the signs that ISO-8859-15, Mac Roman or CP850 lack.
std::string rich_for(Encoding encoding) {
    std::string text = k_rich;
    const auto replace = [&text](const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
            text.replace(at, from.size(), to);
        }
    };
    if (encoding == Encoding::iso8859_15 || encoding == Encoding::cp850) {
        replace("’", "'");
    }
    if (encoding == Encoding::cp850) {
        replace("€", "E");
        replace("œ", "oe");
    }
    return text;
}

std::string one_accent(Encoding encoding) {
    std::string text = "nom;ville\n";
    for (int i = 0; i < 200; ++i) {
        text += i == 120 ? "Dupont;Orléans\n" : "Martin;Lyon\n";
    }
    std::uint64_t replaced = 0;
    return io::encode(text, encoding, replaced);
}

std::string utf16(std::string_view text, bool little) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        char32_t code = text::next_code_point(text, i);
        const auto put = [&](char32_t unit) {
            const char low = static_cast<char>(unit & 0xFFU);
            const char high = static_cast<char>(unit >> 8U);
            out += little ? std::string{low, high} : std::string{high, low};
        };
        if (code >= 0x10000) {
            code -= 0x10000;
            put(0xD800 + (code >> 10U));
            code = 0xDC00 + (code & 0x3FFU);
        }
        put(code);
    }
    return out;
}

class Files {
public:
    io::InputFile operator()(std::string_view bytes) {
        return io::InputFile(m_folder.write("f", bytes));
    }

private:
    TempFolder m_folder;
};

/// The whole file as UTF-8, as an import reads it.
std::string decoded(const io::InputFile& file, const io::EncodingReport& report) {
    std::string out;
    std::size_t bad = 0;
    const std::string bytes = test::read_all(*io::open_text(file, report));
    REQUIRE(io::CellDecoder(report.encoding).decode(bytes, out, bad));
    return out;
}

} // namespace

TEST_CASE("Encoding names are read as people write them", "[io]") {
    for (const Encoding e : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be,
                             Encoding::utf32le, Encoding::utf32be, Encoding::cp1252,
                             Encoding::iso8859_15, Encoding::mac_roman, Encoding::cp850}) {
        CHECK(io::parse_encoding(io::name(e)) == e);
    }
    CHECK(io::parse_encoding("latin1") == Encoding::cp1252);
    CHECK(io::parse_encoding("ISO_8859-1") == Encoding::cp1252);
    CHECK(io::parse_encoding("Latin-9") == Encoding::iso8859_15);
    CHECK(io::parse_encoding("x-mac-roman") == Encoding::mac_roman);
    CHECK(io::parse_encoding("IBM850") == Encoding::cp850);
    CHECK_FALSE(io::parse_encoding("latin2"));
    CHECK_FALSE(io::parse_encoding("utf8;"));
    CHECK_FALSE(io::parse_encoding(""));
}

TEST_CASE("Rich French text is recognised in each 8-bit encoding", "[io]") {
    Files files;
    for (const Encoding e :
         {Encoding::cp1252, Encoding::iso8859_15, Encoding::mac_roman, Encoding::cp850}) {
        const std::string text = rich_for(e);
        std::uint64_t replaced = 0;
        const io::InputFile file = files(io::encode(text, e, replaced));
        REQUIRE(replaced == 0);
        const io::EncodingReport report = io::detect_encoding(file);
        CHECK(io::name(report.encoding) == io::name(e));
        CHECK(report.proof == EncodingProof::scored);
        CHECK(report.alternatives.empty());
        CHECK(report.confidence_percent >= 70);
        CHECK(decoded(file, report) == text);
    }
}

TEST_CASE("Capitals with accents are recognised too", "[io]") {
    Files files;
    const std::string text = "SOCIÉTÉ;PRÉNOM\nCRÉDIT GÉNÉRAL;FRANÇOIS\nHÔTEL;JÉRÔME\n";
    for (const Encoding e : {Encoding::cp1252, Encoding::mac_roman, Encoding::cp850}) {
        std::uint64_t replaced = 0;
        const io::InputFile file = files(io::encode(text, e, replaced));
        CHECK(io::name(io::detect_encoding(file).encoding) == io::name(e));
    }
}

TEST_CASE("One accent in 200 rows is enough for UTF-8", "[io]") {
    Files files;
    const io::EncodingReport report = io::detect_encoding(files(one_accent(Encoding::utf8)));
    CHECK(report.encoding == Encoding::utf8);
    CHECK(report.proof == EncodingProof::valid_utf8);
    CHECK(report.confidence_percent == 100);
}

TEST_CASE("One accent in 200 rows is Windows-1252 with a warning that shows the line", "[io]") {
    Files files;
    const io::EncodingReport report = io::detect_encoding(files(one_accent(Encoding::cp1252)));
    CHECK(report.encoding == Encoding::cp1252);
    CHECK(report.confidence_percent < 75);
    REQUIRE_FALSE(report.alternatives.empty());
    CHECK(report.sample_line == "Dupont;Orléans");
    CHECK(report.alternatives[0].encoding == Encoding::mac_roman);
    CHECK(report.alternatives[0].sample_line == "Dupont;OrlÈans");
}

TEST_CASE("One accent in 200 rows of CP850 or Mac Roman asks for the encoding", "[io]") {
    Files files;
    for (const Encoding e : {Encoding::cp850, Encoding::mac_roman}) {
        const io::InputFile file = files(one_accent(e));
        try {
            (void)io::detect_encoding(file);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.code() == Errc::input);
            CHECK(error.hint().find("--encoding cp850") != std::string::npos);
            CHECK(error.hint().find("--encoding macroman") != std::string::npos);
            CHECK(error.hint().find("Orléans") != std::string::npos);
        }
        const io::EncodingReport given = io::detect_encoding(file, e);
        CHECK(given.proof == EncodingProof::given);
        CHECK(decoded(file, given).find("Orléans") != std::string::npos);
    }
}

TEST_CASE("Plain ASCII is UTF-8 and keeps size and hash", "[io]") {
    Files files;
    const std::string text = "a;b\n1;2\n";
    const io::EncodingReport report = io::detect_encoding(files(text));
    CHECK(report.proof == EncodingProof::ascii);
    CHECK(report.encoding == Encoding::utf8);
    CHECK(report.bytes == text.size());
    FileHasher hasher;
    hasher.update(text);
    CHECK(report.file_hash == hasher.hex());
    CHECK(io::detect_encoding(files("")).proof == EncodingProof::ascii);
}

TEST_CASE("Byte order marks decide and are stripped", "[io]") {
    Files files;
    const std::string text = "prénom;ville\nZoë 😀;Œuilly\n";
    std::string utf32;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = text::next_code_point(text, i);
        utf32 += {static_cast<char>(c & 0xFFU), static_cast<char>((c >> 8U) & 0xFFU),
                  static_cast<char>(c >> 16U), '\0'};
    }
    const std::vector<std::pair<std::string, Encoding>> cases{
        {"\xEF\xBB\xBF" + text, Encoding::utf8},
        {"\xFF\xFE" + utf16(text, true), Encoding::utf16le},
        {"\xFE\xFF" + utf16(text, false), Encoding::utf16be},
        {"\xFF\xFE\0\0"s + utf32, Encoding::utf32le},
    };
    for (const auto& [bytes, encoding] : cases) {
        const io::InputFile file = files(bytes);
        const io::EncodingReport report = io::detect_encoding(file);
        CHECK(io::name(report.encoding) == io::name(encoding));
        CHECK(report.proof == EncodingProof::bom);
        CHECK(report.bom);
        CHECK(report.nul_bytes == 0);
        CHECK(decoded(file, report) == text);
    }
}

TEST_CASE("UTF-16 without a mark is found by its NUL bytes", "[io]") {
    Files files;
    for (const bool little : {true, false}) {
        const io::InputFile file = files(utf16(k_rich, little));
        const io::EncodingReport report = io::detect_encoding(file);
        CHECK(report.encoding == (little ? Encoding::utf16le : Encoding::utf16be));
        CHECK(report.proof == EncodingProof::wide_detected);
        CHECK(decoded(file, report) == k_rich);
    }
}

TEST_CASE("UTF-16 longer than a chunk is transcoded whole", "[io]") {
    Files files;
    std::string text;
    for (int i = 0; i < 30000; ++i) {
        text += i % 7 == 0 ? "😀é;" : "ab;";
    }
    const io::InputFile file = files(utf16(text, true));
    io::EncodingReport report;
    report.encoding = Encoding::utf16le;
    CHECK(test::read_all(*io::open_text(file, report)) == text);
}

TEST_CASE("Broken UTF-16 is an input error with its byte", "[io]") {
    Files files;
    io::EncodingReport report;
    report.encoding = Encoding::utf16le;
    const auto error_of = [&](const std::string& bytes) {
        try {
            (void)test::read_all(*io::open_text(files(bytes), report));
        } catch (const Error& error) {
            REQUIRE(error.code() == Errc::input);
            return std::string(error.what());
        }
        return "none"s;
    };
    using Catch::Matchers::EndsWith;
    CHECK_THAT(error_of("a\0\0\xD8"
                        "b\0"s),
               EndsWith("byte 2"));
    CHECK_THAT(error_of("a\0\0\xDC"s), EndsWith("byte 2"));
    CHECK_THAT(error_of("a\0b\0\0\xD8"s), EndsWith("byte 4"));
    CHECK_THAT(error_of("a\0b"s), EndsWith("byte 2"));
    CHECK(error_of("a\0\x3D\xD8\x00\xDE"s) == "none");
}

TEST_CASE("NUL bytes in a file of bytes are counted, not taken for UTF-16", "[io]") {
    Files files;
    const io::EncodingReport report = io::detect_encoding(files("nom;ville\nDup\0ont;Lyon\0\0\n"s));
    CHECK(report.encoding == Encoding::utf8);
    CHECK(report.nul_bytes == 3);
}

TEST_CASE("A file with at least 90 % of valid lines is UTF-8 with damaged lines", "[io]") {
    Files files;
    std::string text = "nom\n";
    for (int i = 0; i < 18; ++i) {
        text += "Société\n";
    }
    const io::EncodingReport report =
        io::detect_encoding(files(text + "caf\xE9\nbl\xE9 \xE8\nplain\n"));
    CHECK(report.encoding == Encoding::utf8);
    CHECK(report.proof == EncodingProof::mostly_utf8);
    CHECK(report.damaged_lines == 2);
    CHECK(report.confidence_percent == 90);
    const io::EncodingReport worse = io::detect_encoding(files(text + "caf\xE9\nbl\xE9\nbl\xE9\n"));
    CHECK(worse.proof == EncodingProof::scored);
}

TEST_CASE("Damaged lines are the same wherever a chunk ends", "[io]") {
    Files files;
    for (std::size_t pad = 0; pad < 6; ++pad) {
        std::string text(((std::size_t{256}) << 10U) - pad, 'x');
        text += "€é😀\nfin é\n";
        CHECK(io::detect_encoding(files(text)).proof == EncodingProof::valid_utf8);
        const io::EncodingReport cut =
            io::detect_encoding(files(text + "\xE2\x82"), Encoding::utf8);
        CHECK(cut.damaged_lines == 1);
        CHECK(cut.bytes == text.size() + 2);
    }
}

TEST_CASE("A given encoding wins, and a UTF-8 mark is still no text", "[io]") {
    Files files;
    const io::EncodingReport report = io::detect_encoding(files("caf\xE9\n"), Encoding::mac_roman);
    CHECK(report.encoding == Encoding::mac_roman);
    CHECK(report.proof == EncodingProof::given);
    CHECK(report.bytes == 5);
    CHECK(io::detect_encoding(files("\xEF\xBB\xBF"
                                    "a\n"),
                              Encoding::cp1252)
              .bom_bytes == 3);
    const io::InputFile big = files("\xFE\xFF" + utf16("é", false));
    CHECK(decoded(big, io::detect_encoding(big, Encoding::utf16le)) == "é");
}

TEST_CASE("CellDecoder refuses a bad byte with its offset and never replaces it", "[io]") {
    std::string out;
    std::size_t bad = 0;
    CHECK_FALSE(io::CellDecoder(Encoding::utf8).decode("0123456789 caf\xE9 ol\xC3\xA9", out, bad));
    CHECK(bad == 14);
    for (const char undefined : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
        CHECK_FALSE(io::CellDecoder(Encoding::cp1252).decode("abcdefghi"s + undefined, out, bad));
        CHECK(bad == 9);
    }
    out = "x";
    CHECK(io::CellDecoder(Encoding::cp1252).decode("\x80 \x9C\x92\xE9", out, bad));
    CHECK(out == "x€ œ’é");
    out.clear();
    CHECK(io::CellDecoder(Encoding::mac_roman).decode("\x8E\xDB\xCF\xD5", out, bad));
    CHECK(out == "é€œ’");
    out.clear();
    CHECK(io::CellDecoder(Encoding::cp850).decode("\x82\x90\x9C\xF8", out, bad));
    CHECK(out == "éÉ£°");
    out.clear();
    CHECK(io::CellDecoder(Encoding::iso8859_15).decode("\xA4\xBD\xA6", out, bad));
    CHECK(out == "€œŠ");
}

TEST_CASE("CellDecoder composes accents and leaves double encoding alone", "[io]") {
    const io::CellDecoder decoder(Encoding::utf8);
    std::string out;
    std::size_t bad = 0;
    CHECK(decoder.decode("Rene\u0301 – 10 € ’", out, bad));
    CHECK(out == "René – 10 € ’");
    out.clear();
    CHECK(decoder.decode("SociÃ©tÃ©", out, bad));
    CHECK(out == "SociÃ©tÃ©");
    out.clear();
    CHECK(decoder.decode("a\u2000b \u212B", out, bad)); // en quad, Ångström
    CHECK(out == "a\u2002b \u00C5");
}

TEST_CASE("The decoder's quick NFC check agrees with ICU for every sign", "[io]") {
    const io::CellDecoder decoder(Encoding::utf8);
    for (char32_t code = 0x80; code < 0x30000; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        std::string sign = "e";
        text::append_code_point(sign, code);
        std::string out;
        std::size_t bad = 0;
        REQUIRE(decoder.decode(sign, out, bad));
        REQUIRE(out == text::to_nfc(sign));
    }
}

TEST_CASE("encode writes what the set has and counts what it lacks", "[io]") {
    std::uint64_t replaced = 0;
    CHECK(io::encode("L’œuvre à 5 €", Encoding::cp1252, replaced) == "L\x92\x9Cuvre \xE0 5 \x80");
    CHECK(replaced == 0);
    CHECK(io::encode("L’œuvre Œuvre ŒUVRE – 5 €", Encoding::cp850, replaced) ==
          "L'oeuvre Oeuvre OEUVRE - 5 EUR");
    CHECK(replaced == 6);
    replaced = 0;
    CHECK(io::encode("Łódź Ő 日 😀", Encoding::cp1252, replaced) == "L\xF3"
                                                                   "dz O ri ?");
    CHECK(replaced == 5);
}
