#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Addresses as keyed fingerprints: a list of oppositions must recognise an address that comes back
/// years after it was erased, and must not itself be a file of people.
namespace bdd::protect {

/// HMAC-SHA-256, or SHA-256 of lists that other tools wrote.
using Fingerprint = std::array<std::uint8_t, 32>;

/// What a fingerprint is of. The number is stored.
enum class AddressKind : std::uint8_t { email, phone, postal, domain, siren };
inline constexpr std::size_t k_address_kind_count = 5;
[[nodiscard]] std::string_view keyword(AddressKind kind) noexcept;
[[nodiscard]] std::optional<AddressKind> parse_address_kind(std::string_view word) noexcept;

/// Of the normalised forms below; stored with every fingerprint, so that a later change of the
/// normalisers is known to need another one.
inline constexpr int k_norm_version = 1;

/// One secret of 32 random bytes.
struct SecretKey {
    std::uint32_t id = 0; ///< From 1; the newest is the highest.
    std::array<std::uint8_t, 32> bytes{};
};

/// From the system's generator of random numbers. Throws Errc::io when it has none.
[[nodiscard]] SecretKey make_key(std::uint32_t id);

/// The keys of a base: new fingerprints are made with the last, and looked for with each.
using Keyring = std::vector<SecretKey>;

/// The text of a key file: "bdd-key 1 <64 hexadecimal digits>", a line each.
[[nodiscard]] std::string to_text(const Keyring& keys);
/// Throws Errc::config with the line for anything else.
[[nodiscard]] Keyring parse_keys(std::string_view text, const std::string& file);

/// Makes fingerprints with one key: HMAC-SHA-256(key, kind || 0x00 || normalised value). Any number
/// of threads may use one; copies are cheap.
class Fingerprinter {
public:
    explicit Fingerprinter(const SecretKey& key);

    [[nodiscard]] std::uint32_t key_id() const noexcept;
    [[nodiscard]] Fingerprint of(AddressKind kind, std::string_view normalised) const;
    /// Tells a key from another without giving it away: a fingerprint of a fixed text.
    [[nodiscard]] Fingerprint check_value() const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

/// SHA-256 of the value alone, as mailing tools exchange lists of e-mails.
[[nodiscard]] Fingerprint plain_sha256(std::string_view value);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hex(const Fingerprint& fingerprint);
/// Either case; empty for anything but 64 hexadecimal digits.
[[nodiscard]] std::optional<Fingerprint> parse_fingerprint(std::string_view hex) noexcept;

} // namespace bdd::protect
