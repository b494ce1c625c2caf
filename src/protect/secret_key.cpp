#include "protect/keywords.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/protect/secret_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace bdd::protect {

namespace {

constexpr Keywords<5> k_kind_words = {"email", "phone", "postal", "domain", "siren"};
constexpr std::string_view k_word = "bdd-key";
constexpr std::string_view k_check_text = "bdd key check";
constexpr char k_hex[] = "0123456789abcdef";

struct FreeMac {
    void operator()(EVP_MAC* mac) const noexcept { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX* context) const noexcept { EVP_MAC_CTX_free(context); }
};
struct FreeDigest {
    void operator()(EVP_MD* digest) const noexcept { EVP_MD_free(digest); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

void require(bool done) {
    if (!done) {
        fail(Errc::internal, "the library of hashes refused to work");
    }
}

MacContext make_context(const SecretKey& key) {
    const std::unique_ptr<EVP_MAC, FreeMac> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    require(mac != nullptr);
    MacContext context(EVP_MAC_CTX_new(mac.get()));
    require(context != nullptr);
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end()};
    require(EVP_MAC_init(context.get(), key.bytes.data(), key.bytes.size(), parameters) == 1);
    return context;
}

const unsigned char* bytes_of(std::string_view text) noexcept {
    return reinterpret_cast<const unsigned char*>(text.data());
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
    if (RAND_bytes(key.bytes.data(), static_cast<int>(key.bytes.size())) != 1) {
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
    MacContext context;
};

Fingerprinter::Fingerprinter(const SecretKey& key)
    : m_state(std::make_unique<State>(State{key.id, make_context(key)})) {}

Fingerprinter::Fingerprinter(const Fingerprinter& other)
    : m_state(std::make_unique<State>(
          State{other.m_state->id, MacContext(EVP_MAC_CTX_dup(other.m_state->context.get()))})) {
    require(m_state->context != nullptr);
}

Fingerprinter& Fingerprinter::operator=(const Fingerprinter& other) {
    Fingerprinter copy(other);
    std::swap(m_state, copy.m_state);
    return *this;
}

Fingerprinter::~Fingerprinter() = default;

std::uint32_t Fingerprinter::key_id() const noexcept {
    return m_state->id;
}

Fingerprint Fingerprinter::of(AddressKind kind, std::string_view normalised) const {
    EVP_MAC_CTX* const context = m_state->context.get();
    const std::string_view name = keyword(kind);
    constexpr unsigned char zero = 0;
    Fingerprint out{};
    std::size_t size = 0;
    // Without a key it starts anew with the one that it has.
    require(EVP_MAC_init(context, nullptr, 0, nullptr) == 1 &&
            EVP_MAC_update(context, bytes_of(name), name.size()) == 1 &&
            EVP_MAC_update(context, &zero, 1) == 1 &&
            EVP_MAC_update(context, bytes_of(normalised), normalised.size()) == 1 &&
            EVP_MAC_final(context, out.data(), &size, out.size()) == 1 && size == out.size());
    return out;
}

Fingerprint Fingerprinter::check_value() const {
    return of(AddressKind::domain, k_check_text); // No domain has a space.
}

Fingerprint plain_sha256(std::string_view value) {
    // Looked up once: EVP_sha256() is looked up again for every value, which takes longer than the
    // hash itself.
    static const std::unique_ptr<EVP_MD, FreeDigest> k_sha256(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    require(k_sha256 != nullptr);
    Fingerprint out{};
    unsigned int size = 0;
    require(EVP_Digest(value.data(), value.size(), out.data(), &size, k_sha256.get(), nullptr) ==
            1);
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
