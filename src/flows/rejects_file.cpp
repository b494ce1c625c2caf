#include "flows/rejects_file.hpp"

#include <filesystem>
#include <utility>

namespace bdd::flows {

namespace {

/// "salon.csv.gz" → "salon.rejects.csv"; a taken name gets a number, so that a list that somebody
/// is correcting is never written over.
std::string default_path(const std::string& input_path) {
    std::string stem = input_path == "-" ? std::string("stdin")
                                         : std::filesystem::path(input_path).filename().string();
    for (const std::string_view ending : {".gz", ".csv", ".tsv", ".txt"}) {
        if (stem.size() > ending.size() && stem.ends_with(ending)) {
            stem.resize(stem.size() - ending.size());
        }
    }
    std::string path = stem + ".rejects.csv";
    std::error_code ignored;
    for (int i = 2; std::filesystem::exists(path, ignored); ++i) {
        path = stem + ".rejects-" + std::to_string(i) + ".csv";
    }
    return path;
}

/// The text in the file's own encoding, with its quotes doubled. Wide files come as UTF-8.
std::string in_file_encoding(std::string_view text, io::Encoding encoding) {
    std::string doubled;
    for (const char c : text) {
        doubled += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
    }
    std::uint64_t replaced = 0;
    return io::is_wide(encoding) ? doubled : io::encode(doubled, encoding, replaced);
}

} // namespace

RejectsFile::RejectsFile(Layout layout)
    : m_layout(std::move(layout)) {}

void RejectsFile::open() {
    m_path = m_layout.path.empty() ? default_path(m_layout.input_path) : m_layout.path;
    m_file.emplace(m_path, m_layout.overwrite);
    if (m_layout.utf8_bom) {
        m_file->write("\xEF\xBB\xBF");
    }
    const std::string between(1, m_layout.delimiter);
    m_file->write("bdd_line" + between + "bdd_code" + between + "bdd_reason");
    if (!m_layout.header_bytes.empty()) {
        m_file->write(between + m_layout.header_bytes);
    }
    m_file->write("\n");
}

void RejectsFile::add(std::string_view row_bytes, std::uint64_t line, std::string_view code,
                      std::string_view reason) {
    if (!m_file) {
        open();
    }
    std::string row = std::to_string(line);
    row += m_layout.delimiter;
    row += code;
    row += m_layout.delimiter;
    row += '"';
    row += in_file_encoding(reason, m_layout.encoding);
    row += '"';
    row += m_layout.delimiter;
    row += row_bytes;
    row += '\n';
    m_file->write(row);
    ++m_count;
}

void RejectsFile::commit() {
    if (m_file) {
        m_file->commit();
    }
}

} // namespace bdd::flows
