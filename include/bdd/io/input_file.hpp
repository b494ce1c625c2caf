#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace bdd::io {

/// A stream of bytes, read once from start to end.
class ByteStream {
public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    /// Fills the buffer from its start; fewer bytes than asked only at the end; 0 is the end.
    /// Throws Errc::io, or Errc::input for a damaged gzip file (named, with the offset reached).
    [[nodiscard]] virtual std::size_t read(std::span<char> buffer) = 0;
    /// Bytes of the file consumed so far (compressed ones for gzip), for progress.
    [[nodiscard]] virtual std::uint64_t consumed() const noexcept = 0;
};

/// A file that can be read from its start as often as needed, in constant memory: a plain file, a
/// gzip file (recognised by its bytes, never by its name), or what can be read only once (standard
/// input "-", a pipe), which is spooled into an unlinked temporary file of mode 0600.
class InputFile {
public:
    /// Throws Errc::input with a hint: no such file (with near names), a folder, no permission; a
    /// workbook, an archive, a PDF, a SQLite file or a web page is refused with what to do instead,
    /// also inside gzip; a gzip file damaged at its very beginning.
    explicit InputFile(std::string path);
    ~InputFile();
    InputFile(InputFile&&) noexcept;
    InputFile& operator=(InputFile&&) noexcept;

    /// A new stream of the decompressed bytes. May be called several times; streams are
    /// independent.
    [[nodiscard]] std::unique_ptr<ByteStream> open() const;
    /// As given on the command line; "-" for standard input.
    [[nodiscard]] const std::string& path() const noexcept;
    /// For messages: the path, or "standard input".
    [[nodiscard]] std::string display_name() const;
    /// Size on disk, in bytes (compressed for gzip): the total that consumed() reaches.
    [[nodiscard]] std::uint64_t size() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::io
