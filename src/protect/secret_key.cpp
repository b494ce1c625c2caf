// EVP_MAC takes twice as long for a value as short as an e-mail, cannot be copied cheaply, and
// serves one thread only; the functions of SHA-256 alone are marked as deprecated, and do all of
// that.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "protect/keywords.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/secret_key.hpp>

#include <fmt/format.h>

#include <sys/random.h>

#include <algorithm>
#include <charconv>
#include <openssl/crypto.h>
#include <openssl/sha.h>

namespace bdd::protect {

namespace {

constexpr Keywords<5> k_kind_words = {"email", "phone", "postal", "domain", "siren"};
constexpr std::string_view k_word = "bdd-key";
constexpr std::string_view k_check_text = "bdd key check";
constexpr std::uint8_t k_inner_pad = 0x36; // RFC 2104
constexpr std::uint8_t k_outer_pad = 0x5c;
constexpr char k_hex[] = "0123456789abcdef";

void require(bool done) {
    if (!done) {
        fail(Errc::internal, "the library of hashes refused to work");
    }
}

/// SHA-256 that has taken in the block of a key already: half of what HMAC is made of.
SHA256_CTX begin(const SecretKey& key, std::uint8_t pad) {
    std::array<std::uint8_t, SHA256_CBLOCK> block{};
    std::copy(key.bytes.begin(), key.bytes.end(), block.begin());
    for (std::uint8_t& byte : block) {
        byte ^= pad;
    }
    SHA256_CTX context;
    require(SHA256_Init(&context) == 1 && SHA256_Update(&context, block.data(), block.size()) == 1);
    OPENSSL_cleanse(block.data(), block.size());
    return context;
}

int hex_value(char c) noexcept {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

} // namespace

std::string_view keyword(AddressKind kind) noexcept {
    return word_of(k_kind_words, kind);
}

std::optional<AddressKind> parse_address_kind(std::string_view word) noexcept {
    return find_word<AddressKind>(k_kind_words, word);
}

SecretKey make_key(std::uint32_t id) {
    SecretKey key{id, {}};
    const ssize_t given = ::getrandom(key.bytes.data(), key.bytes.size(), 0);
    if (given != static_cast<ssize_t>(key.bytes.size())) {
        throw Error(Errc::io, _("the system gives no random numbers for a key"),
                    _("try again later"));
    }
    return key;
}

std::string to_text(const Keyring& keys) {
    std::string text;
    for (const SecretKey& key : keys) {
        text += fmt::format("{} {} {}\n", k_word, key.id, hex(key.bytes));
    }
    return text;
}

Keyring parse_keys(std::string_view text, const std::string& file) {
    Keyring keys;
    std::uint64_t line = 0;
    for (const std::string_view raw : text::split(text, '\n')) {
        ++line;
        const std::vector<std::string_view> parts = text::words(raw);
        if (parts.empty()) {
            continue;
        }
        SecretKey key;
        bool good = parts.size() == 3 && parts[0] == k_word;
        if (good) {
            const char* const end = parts[1].data() + parts[1].size();
            const auto [stop, error] = std::from_chars(parts[1].data(), end, key.id);
            const auto bytes = parse_fingerprint(parts[2]);
            good = error == std::errc{} && stop == end && bytes.has_value() &&
                   key.id > (keys.empty() ? 0 : keys.back().id);
            key.bytes = bytes.value_or(Fingerprint{});
        }
        if (!good) {
            throw Error(Errc::config, _("this line is no key of bdd"),
                        _("put the key file of this base back, from where it is kept"),
                        {file, line, 0});
        }
        keys.push_back(key);
    }
    return keys;
}

struct Fingerprinter::State {
    std::uint32_t id = 0;
    SHA256_CTX inner;
    SHA256_CTX outer;
};

Fingerprinter::Fingerprinter(const SecretKey& key)
    : m_state(std::make_shared<const State>(
          State{key.id, begin(key, k_inner_pad), begin(key, k_outer_pad)})) {}

std::uint32_t Fingerprinter::key_id() const noexcept {
    return m_state->id;
}

Fingerprint Fingerprinter::of(AddressKind kind, std::string_view normalised) const {
    const std::string_view name = keyword(kind);
    constexpr std::uint8_t zero = 0;
    Fingerprint out{};
    SHA256_CTX context = m_state->inner;
    require(SHA256_Update(&context, name.data(), name.size()) == 1 &&
            SHA256_Update(&context, &zero, 1) == 1 &&
            SHA256_Update(&context, normalised.data(), normalised.size()) == 1 &&
            SHA256_Final(out.data(), &context) == 1);
    context = m_state->outer;
    require(SHA256_Update(&context, out.data(), out.size()) == 1 &&
            SHA256_Final(out.data(), &context) == 1);
    return out;
}

Fingerprint Fingerprinter::check_value() const {
    return of(AddressKind::domain, k_check_text); // No domain has a space.
}

Fingerprint plain_sha256(std::string_view value) {
    Fingerprint out{};
    SHA256_CTX context;
    require(SHA256_Init(&context) == 1 &&
            SHA256_Update(&context, value.data(), value.size()) == 1 &&
            SHA256_Final(out.data(), &context) == 1);
    return out;
}

std::string hex(const Fingerprint& fingerprint) {
    std::string text;
    text.reserve(fingerprint.size() * 2);
    for (const std::uint8_t byte : fingerprint) {
        text += k_hex[byte >> 4U];
        text += k_hex[byte & 15U];
    }
    return text;
}

std::optional<Fingerprint> parse_fingerprint(std::string_view hex) noexcept {
    Fingerprint out{};
    if (hex.size() != out.size() * 2) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = hex_value(hex[2 * i]);
        const int low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        out[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return out;
}

} // namespace bdd::protect
