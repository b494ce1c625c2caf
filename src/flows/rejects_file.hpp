#pragma once

#include <bdd/io/encoding.hpp>
#include <bdd/io/output_file.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::flows {

/// The rows that an import refused: the original bytes behind three columns of ours (line, code,
/// reason), under the original header, in the file's own encoding and with its separator. Once
/// corrected it can be imported again: bdd_line, bdd_code and bdd_reason are known and passed over.
/// No file is made while no row is refused.
class RejectsFile {
public:
    struct Layout {
        std::string path; ///< As asked for; empty: "<name of the input>.rejects.csv" here.
        std::string input_path;
        bool overwrite = false;
        char delimiter = ';';
        std::string header_bytes; ///< Empty: the file has no header.
        bool utf8_bom = false;
        io::Encoding encoding = io::Encoding::utf8; ///< Of the rows; reasons are written in it.
    };
    explicit RejectsFile(Layout layout);

    /// `reason` is UTF-8; a sign that the file's encoding lacks is written in its plain form.
    void add(std::string_view row_bytes, std::uint64_t line, std::string_view code,
             std::string_view reason);
    [[nodiscard]] std::int64_t count() const noexcept { return m_count; }
    /// Where the rows will stand; empty while none was refused.
    [[nodiscard]] const std::string& path() const noexcept { return m_path; }
    void commit();

private:
    void open();

    Layout m_layout;
    std::string m_path;
    std::optional<io::AtomicFile> m_file;
    std::int64_t m_count = 0;
};

} // namespace bdd::flows
