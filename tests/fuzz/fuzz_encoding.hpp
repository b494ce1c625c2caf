#pragma once

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/csv_reader.hpp>
#include <bdd/io/dialect.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace bdd::fuzz {

/// Bytes as a file that has a path, without touching a disk.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : m_fd(::memfd_create("bdd", MFD_CLOEXEC)) {
        if (m_fd < 0 ||
            ::write(m_fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
            std::abort();
        }
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(m_fd); }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

inline void require_text(std::string_view text) {
    if (text::find_invalid_utf8(text) != std::string_view::npos) {
        std::abort();
    }
}

/// Opens, detects, lays out and decodes a file of any bytes. Only Errc::input may stop it; every
/// text that comes out is valid UTF-8.
inline void fuzz_encoding(std::string_view input) {
    const MemoryFile memory(input);
    try {
        const io::InputFile file(memory.path());
        const io::EncodingReport report = io::detect_encoding(file);
        require_text(report.sample_line);
        const io::Dialect dialect =
            io::detect_dialect(file, report, {}, [](std::string_view folded) {
                require_text(folded);
                return folded == "nom" || folded == "email" || folded == "code postal";
            });
        for (const std::string& column : dialect.columns) {
            require_text(column);
        }
        io::CsvReader reader(io::open_text(file, report), {.delimiter = dialect.delimiter});
        const io::CellDecoder decoder(report.encoding);
        io::CsvRow row;
        std::uint64_t rows = 0;
        std::string cell;
        while (reader.read(row)) {
            ++rows;
            for (const std::string_view bytes : row.cells) {
                std::size_t bad = bytes.size();
                cell.clear();
                if (decoder.decode(bytes, cell, bad)) {
                    require_text(cell);
                } else if (bad >= bytes.size()) {
                    std::abort();
                }
            }
        }
        if (rows < dialect.preamble_rows + (dialect.has_header ? 1 : 0)) {
            std::abort();
        }
    } catch (const Error& error) {
        if (error.code() != Errc::input) {
            std::abort();
        }
        require_text(error.what());
        require_text(error.hint());
    }
}

} // namespace bdd::fuzz
