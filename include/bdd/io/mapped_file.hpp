#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace bdd::io {

/// The bytes of a file, read in place. What is renamed onto its path later does not change them.
class MappedFile {
public:
    /// Throws Errc::not_found when there is no such file, Errc::io when it cannot be read.
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    /// As long as the MappedFile that was made first or the one it was moved to.
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace bdd::io
