#pragma once

#include "record.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace bdd::bench {

/// A file written through a buffer. Throws bdd::Error when the disk refuses.
class File {
public:
    explicit File(const std::filesystem::path& path);
    void write(std::string_view bytes);
    /// Must be called: the destructor closes without looking at the result.
    void close();

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::string m_path;
    std::unique_ptr<std::FILE, Close> m_file;
};

struct Format {
    std::string_view file_name;
    char separator = ',';
    std::string_view line_end = "\n";
    std::string_view start; ///< A byte-order mark, or nothing.
    bool cp1252 = false;
    std::string_view header; ///< In the format's own separator.
};

[[nodiscard]] const Format& format_of(Layout layout) noexcept;
[[nodiscard]] const Format& single_format() noexcept;

/// The source's own id of row `row` (from 1); empty where the layout has none.
[[nodiscard]] std::string own_id(Layout layout, const Record& record, std::uint64_t row);
/// One line of a layout's file, in its encoding, with its line end.
[[nodiscard]] std::string format_row(Layout layout, const Record& record, std::uint64_t row);
/// One line of the file that holds the rows of all sources in common columns.
[[nodiscard]] std::string format_single_row(const Record& record, std::uint64_t row);

} // namespace bdd::bench
