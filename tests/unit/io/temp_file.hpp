#pragma once

#include "../../fuzz/memory_stream.hpp"

#include <bdd/io/input_file.hpp>

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <string>
#include <string_view>

namespace bdd::test {

/// A folder of its own that goes with the test.
class TempFolder {
public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "bdd-io-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() { std::filesystem::remove_all(m_path); }

    [[nodiscard]] std::string path(std::string_view name) const { return (m_path / name).string(); }
    std::string write(std::string_view name, std::string_view bytes) const {
        std::ofstream out(path(name), std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path(name);
    }

private:
    std::filesystem::path m_path;
};

using fuzz::MemoryStream;

inline std::string read_all(io::ByteStream& stream) {
    std::string all;
    std::string buffer(1000, '\0');
    while (const std::size_t got = stream.read(buffer)) {
        all.append(buffer, 0, got);
    }
    return all;
}

} // namespace bdd::test
