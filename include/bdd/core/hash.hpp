#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bdd {

/// XXH3, 64 bits: stable over machines and versions, so it may be stored. Not for secrets.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) noexcept;

/// XXH3, 128 bits, of a stream of bytes, as 32 hexadecimal digits: identity of a file.
class FileHasher {
public:
    FileHasher();
    ~FileHasher();
    FileHasher(const FileHasher&) = delete;
    FileHasher& operator=(const FileHasher&) = delete;

    void update(std::string_view bytes) noexcept;
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// SHA-256 of a stream of bytes, as 64 hexadecimal digits: what others can check a file against.
class Sha256Hasher {
public:
    Sha256Hasher();
    ~Sha256Hasher();
    Sha256Hasher(const Sha256Hasher&) = delete;
    Sha256Hasher& operator=(const Sha256Hasher&) = delete;

    void update(std::string_view bytes);
    /// Once, at the end.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace bdd
