#include <bdd/io/encoding.hpp>

#include <array>

namespace bdd::io {

namespace {

struct Alias {
    std::string_view name; ///< Only lower-case letters and digits.
    Encoding encoding;
};

// Latin-1 is read as Windows-1252, its superset for text: files that say the one hold the other.
constexpr std::array k_aliases{
    Alias{"utf8", Encoding::utf8},          Alias{"utf8sig", Encoding::utf8},
    Alias{"utf8bom", Encoding::utf8},       Alias{"ascii", Encoding::utf8},
    Alias{"usascii", Encoding::utf8},       Alias{"utf16", Encoding::utf16le},
    Alias{"utf16le", Encoding::utf16le},    Alias{"ucs2", Encoding::utf16le},
    Alias{"unicode", Encoding::utf16le},    Alias{"utf16be", Encoding::utf16be},
    Alias{"utf32", Encoding::utf32le},      Alias{"utf32le", Encoding::utf32le},
    Alias{"utf32be", Encoding::utf32be},    Alias{"cp1252", Encoding::cp1252},
    Alias{"windows1252", Encoding::cp1252}, Alias{"win1252", Encoding::cp1252},
    Alias{"1252", Encoding::cp1252},        Alias{"ansi", Encoding::cp1252},
    Alias{"latin1", Encoding::cp1252},      Alias{"iso88591", Encoding::cp1252},
    Alias{"l1", Encoding::cp1252},          Alias{"iso885915", Encoding::iso8859_15},
    Alias{"latin9", Encoding::iso8859_15},  Alias{"l9", Encoding::iso8859_15},
    Alias{"macroman", Encoding::mac_roman}, Alias{"macintosh", Encoding::mac_roman},
    Alias{"mac", Encoding::mac_roman},      Alias{"xmacroman", Encoding::mac_roman},
    Alias{"cp850", Encoding::cp850},        Alias{"ibm850", Encoding::cp850},
    Alias{"dos850", Encoding::cp850},       Alias{"oem850", Encoding::cp850},
    Alias{"850", Encoding::cp850},          Alias{"dos", Encoding::cp850},
};

} // namespace

std::string_view name(Encoding encoding) noexcept {
    switch (encoding) {
    case Encoding::utf8:
        return "UTF-8";
    case Encoding::utf16le:
        return "UTF-16LE";
    case Encoding::utf16be:
        return "UTF-16BE";
    case Encoding::utf32le:
        return "UTF-32LE";
    case Encoding::utf32be:
        return "UTF-32BE";
    case Encoding::cp1252:
        return "Windows-1252";
    case Encoding::iso8859_15:
        return "ISO-8859-15";
    case Encoding::mac_roman:
        return "Mac Roman";
    case Encoding::cp850:
        return "CP850";
    }
    return "?";
}

std::optional<Encoding> parse_encoding(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            plain.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            plain.push_back(c);
        } else if (c != '-' && c != '_' && c != ' ' && c != '.' && c != ':') {
            return std::nullopt;
        }
    }
    for (const Alias& alias : k_aliases) {
        if (alias.name == plain) {
            return alias.encoding;
        }
    }
    return std::nullopt;
}

bool is_wide(Encoding encoding) noexcept {
    return encoding == Encoding::utf16le || encoding == Encoding::utf16be ||
           encoding == Encoding::utf32le || encoding == Encoding::utf32be;
}

} // namespace bdd::io
