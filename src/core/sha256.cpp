#include <bdd/core/error.hpp>
#include <bdd/core/hash.hpp>

#include <fmt/format.h>

#include <array>
#include <openssl/evp.h>

namespace bdd {

namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

void require(bool done) {
    if (!done) {
        fail(Errc::internal, "the library of hashes refused to work");
    }
}

} // namespace

struct Sha256Hasher::State {
    std::unique_ptr<EVP_MD_CTX, FreeContext> context{EVP_MD_CTX_new()};
};

Sha256Hasher::Sha256Hasher()
    : m_state(std::make_unique<State>()) {
    require(m_state->context != nullptr &&
            EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256Hasher::~Sha256Hasher() = default;

void Sha256Hasher::update(std::string_view bytes) {
    require(EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256Hasher::hex() {
    std::array<unsigned char, 32> digest{};
    require(EVP_DigestFinal_ex(m_state->context.get(), digest.data(), nullptr) == 1);
    std::string text;
    for (const unsigned char byte : digest) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

} // namespace bdd
