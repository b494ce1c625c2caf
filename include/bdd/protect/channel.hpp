#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// How a person is reached, what for, and on what legal ground: the words that consents,
/// oppositions, sources and exports share.
namespace bdd::protect {

enum class Channel : std::uint8_t { email, sms, phone, post };
inline constexpr std::size_t k_channel_count = 4;
inline constexpr std::array<Channel, k_channel_count> k_channels = {Channel::email, Channel::sms,
                                                                    Channel::phone, Channel::post};
/// Stable keyword: "email".
[[nodiscard]] std::string_view keyword(Channel channel) noexcept;
[[nodiscard]] std::optional<Channel> parse_channel(std::string_view word) noexcept;

/// What a message, or a file that is handed over, is for.
enum class Purpose : std::uint8_t {
    prospection, ///< Offers to those who may become customers.
    relation,    ///< To customers, about what they bought.
    information, ///< Newsletters.
    renewal,     ///< Asks, before the term, whether the person wants to stay in the base.
    ads,         ///< Upload to an advertising platform.
    partner,     ///< Handed to another company for its own use.
    service,     ///< An invoice, an answer: what the person expects.
    internal,    ///< Work on the base itself; nobody is contacted.
};
inline constexpr std::size_t k_purpose_count = 8;
inline constexpr std::array<Purpose, k_purpose_count> k_purposes = {
    Purpose::prospection, Purpose::relation, Purpose::information, Purpose::renewal,
    Purpose::ads,         Purpose::partner,  Purpose::service,     Purpose::internal};
[[nodiscard]] std::string_view keyword(Purpose purpose) noexcept;
[[nodiscard]] std::optional<Purpose> parse_purpose(std::string_view word) noexcept;

/// The ground on which a person may be contacted (RGPD art. 6; article L34-5 of the code des postes
/// et des communications électroniques).
enum class Basis : std::uint8_t {
    none, ///< Nothing may leave.
    consent,
    legitimate_interest,
    contract,
    existing_customer, ///< A consumer who bought, for similar products.
};
[[nodiscard]] std::string_view keyword(Basis basis) noexcept;
[[nodiscard]] std::optional<Basis> parse_basis(std::string_view word) noexcept;

/// A set of channels or of purposes, a bit each.
template <typename Enum>
class Set {
public:
    constexpr Set() = default;
    [[nodiscard]] static constexpr Set all() noexcept { return Set(0xFFU); }
    constexpr void add(Enum value) noexcept { m_bits |= bit(value); }
    [[nodiscard]] constexpr bool has(Enum value) const noexcept {
        return (m_bits & bit(value)) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return m_bits == 0; }
    [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return m_bits; }
    constexpr Set& operator|=(Set other) noexcept {
        m_bits |= other.m_bits;
        return *this;
    }
    bool operator==(const Set&) const = default;

private:
    constexpr explicit Set(std::uint8_t bits) noexcept
        : m_bits(bits) {}
    static constexpr std::uint8_t bit(Enum value) noexcept {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(value));
    }
    std::uint8_t m_bits = 0;
};
using Channels = Set<Channel>;
using Purposes = Set<Purpose>;

} // namespace bdd::protect
