#include "file_kind.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <algorithm>
#include <array>

namespace bdd::io {

namespace {

using namespace std::string_view_literals;

enum class Advice { save_as_csv, unpack, export_table, download_again };

struct Signature {
    std::string_view bytes;
    const char* format; ///< Untranslated: names of formats.
    Advice advice;
};

constexpr std::array k_signatures{
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "Excel (.xls)", Advice::save_as_csv},
    Signature{"%PDF-"sv, "PDF", Advice::export_table},
    Signature{"SQLite format 3\0"sv, "SQLite", Advice::export_table},
    Signature{"PAR1"sv, "Parquet", Advice::export_table},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "7-Zip", Advice::unpack},
    Signature{"Rar!\x1A\x07"sv, "RAR", Advice::unpack},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "xz", Advice::unpack},
    Signature{"BZh91AY&SY"sv, "bzip2", Advice::unpack},
    Signature{"\x28\xB5\x2F\xFD"sv, "Zstandard", Advice::unpack},
};

/// Entries that stand first in the archives of spreadsheet programs.
constexpr std::array k_workbook_entries{"[Content_Types].xml"sv, "_rels/.rels"sv, "xl/"sv,
                                        "docProps/"sv};
constexpr std::string_view k_open_document = "mimetypeapplication/vnd.oasis.opendocument";
constexpr std::size_t k_zip_name_offset = 30;
constexpr std::size_t k_tar_magic_offset = 257;

std::string hint_of(Advice advice) {
    switch (advice) {
    case Advice::save_as_csv:
        return _("open it in the spreadsheet program, save the sheet as \"CSV UTF-8\" and give "
                 "that file");
    case Advice::unpack:
        return _("unpack it first and give the file inside; only gzip is read as it stands");
    case Advice::download_again:
        return _("the download was probably a login or error page, or an HTML table named .xls: "
                 "open it, and save the table as \"CSV UTF-8\"");
    case Advice::export_table:
        break;
    }
    return _("export its table as CSV and give that file");
}

[[noreturn]] void refuse(const std::string& file, std::string_view format, Advice advice) {
    throw Error(Errc::input, text_of(_("{0} is no CSV file: its format is {1}"), file, format),
                hint_of(advice), Where{file});
}

void refuse_zip(std::string_view head, const std::string& file) {
    const std::string_view entry =
        head.size() > k_zip_name_offset ? head.substr(k_zip_name_offset) : std::string_view{};
    for (const std::string_view name : k_workbook_entries) {
        if (entry.starts_with(name)) {
            refuse(file, "Excel (.xlsx)", Advice::save_as_csv);
        }
    }
    if (entry.starts_with(k_open_document)) {
        refuse(file, "OpenDocument", Advice::save_as_csv);
    }
    refuse(file, "ZIP", Advice::unpack);
}

bool starts_like_markup(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    std::string start(head.substr(0, 14));
    for (char& c : start) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view text = start;
    return text.starts_with("<!doctype html") || text.starts_with("<html") ||
           text.starts_with("<?xml ");
}

} // namespace

bool is_gzip(std::string_view head) noexcept {
    return head.starts_with("\x1F\x8B\x08");
}

void refuse_foreign_format(std::string_view head, const std::string& display_name) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) {
        refuse_zip(head, display_name);
    }
    for (const Signature& signature : k_signatures) {
        if (head.starts_with(signature.bytes)) {
            refuse(display_name, signature.format, signature.advice);
        }
    }
    if (head.size() > k_tar_magic_offset && head.substr(k_tar_magic_offset).starts_with("ustar")) {
        refuse(display_name, "tar", Advice::unpack);
    }
    if (starts_like_markup(head)) {
        refuse(display_name, "HTML/XML", Advice::download_again);
    }
}

} // namespace bdd::io
