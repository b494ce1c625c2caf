#include <bdd/core/hash.hpp>

#include <fmt/format.h>

#include <xxhash.h>

#include <new>

namespace bdd {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) noexcept {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

struct FileHasher::State {
    struct Free {
        void operator()(XXH3_state_t* state) const noexcept { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

FileHasher::FileHasher()
    : m_state(std::make_unique<State>()) {
    if (!m_state->xxh) {
        throw std::bad_alloc();
    }
    XXH3_128bits_reset(m_state->xxh.get());
}

FileHasher::~FileHasher() = default;

void FileHasher::update(std::string_view bytes) noexcept {
    XXH3_128bits_update(m_state->xxh.get(), bytes.data(), bytes.size());
}

std::string FileHasher::hex() const {
    const XXH128_hash_t value = XXH3_128bits_digest(m_state->xxh.get());
    return fmt::format("{:016x}{:016x}", value.high64, value.low64);
}

} // namespace bdd
