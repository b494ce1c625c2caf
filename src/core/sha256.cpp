// EVP would bring the whole library into the program; see secret_key.cpp too.
#define OPENSSL_SUPPRESS_DEPRECATED

#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>

#include <fmt/format.h>

#include <array>
#include <openssl/sha.h>

namespace bdd {

namespace {

void require(bool done) {
    if (!done) {
        fail(Errc::internal, "the library of hashes refused to work");
    }
}

} // namespace

struct Sha256Hasher::State {
    SHA256_CTX context{};
};

Sha256Hasher::Sha256Hasher()
    : m_state(std::make_unique<State>()) {
    require(SHA256_Init(&m_state->context) == 1);
}

Sha256Hasher::~Sha256Hasher() = default;

void Sha256Hasher::update(std::string_view bytes) {
    require(SHA256_Update(&m_state->context, bytes.data(), bytes.size()) == 1);
}

std::string Sha256Hasher::hex() {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    require(SHA256_Final(digest.data(), &m_state->context) == 1);
    std::string text;
    for (const unsigned char byte : digest) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

} // namespace bdd
