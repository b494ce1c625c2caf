#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/channel.hpp>
#include <bdd/protect/consent.hpp>
#include <bdd/protect/retention.hpp>
#include <bdd/protect/suppression.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The one gate that every list leaving the base passes: facts in, an answer out; no clock, no
/// base. The order of the questions is that of protection rules, from the most protective on, and
/// the first that fails is the answer.
namespace bdd::protect {

enum class Verdict : std::uint8_t { yes, no };

/// Why not; the order is that of the questions. Keywords are stable.
enum class Reason : std::uint8_t {
    none,
    key_missing, ///< Oppositions cannot be checked.
    erased,
    archived,
    suppressed,       ///< The person objected, on every channel.
    suppressed_scope, ///< The person objected, on this channel or for this purpose.
    restricted,       ///< A restriction, or a rights request that is open.
    no_basis,         ///< Nothing allows this purpose on this channel.
    consent_missing,
    consent_unproven, ///< Told by a file, without proof.
    opposed,          ///< The consent log says no.
    no_address,
    address_dead,
    guessed_address,
    notice_missing, ///< Not told where the data comes from, and this message does not tell it.
    notice_overdue,
    retention_passed,
    licence_exhausted,
    licence_expired,
    proof_missing, ///< The supplier's proof of collection is missing.
    irrelevant_function,
    count_,
};
inline constexpr std::size_t k_reason_count = static_cast<std::size_t>(Reason::count_);
[[nodiscard]] std::string_view keyword(Reason reason) noexcept;

struct Answer {
    Verdict verdict = Verdict::no;
    Reason reason = Reason::none;
    Basis basis = Basis::none; ///< On which a yes stands.
    bool needs_notice = false; ///< A yes holds only for a message that carries the notice.
    bool operator==(const Answer&) const = default;
};

/// Whose address it is, for the rules.
enum class AddressClass : std::uint8_t {
    none,         ///< There is no address for this channel.
    professional, ///< Of a person at work.
    company,      ///< info@, a switchboard: of the legal person.
    consumer,     ///< Of a private person.
};
[[nodiscard]] std::string_view keyword(AddressClass address) noexcept;

struct ChannelFacts {
    AddressClass address = AddressClass::none;
    bool is_dead = false;    ///< Bounced, wrong, disposable, mail came back.
    bool is_guessed = false; ///< Built from a pattern.
};

/// What one source allows for one channel and purpose on a day, apart from all others: `none` when
/// it may be used, else no_basis, licence_exhausted, licence_expired or proof_missing.
struct SourceRight {
    Basis basis = Basis::none; ///< none: as the settings say.
    Reason lacks = Reason::none;
};

/// A snapshot of what the base knows of a contact, for one purpose and day.
struct ContactFacts {
    bool is_erased = false;
    bool is_archived = false;
    bool is_restricted = false;
    bool has_contract = false;   ///< A running contract, or an order in the period of a customer.
    bool has_function = false;   ///< The job is known.
    std::string_view department; ///< Keyword; empty: unknown.
    Scope opposition;            ///< Of all addresses, the domain and the company.
    bool is_indirect = false;    ///< No source had the data from the person.
    bool is_informed = false;    ///< A notice was given.
    Date notice_due;
    Date retention_due;
    bool renewal_asked = false; ///< The question was already sent in this term.
    std::array<ChannelFacts, k_channel_count> channels;
    std::array<SourceRight, k_channel_count> rights;      ///< The best that any source gives.
    std::array<ConsentState, k_channel_count> consents{}; ///< For the purpose that is asked.
};

/// The rules that are settings.
struct GateRules {
    Basis pro = Basis::legitimate_interest; ///< Or consent.
    Basis consumer = Basis::consent;        ///< Or none.
    bool require_function = true;           ///< Legitimate interest needs a known function.
    bool strict_notice = true;              ///< The first message must carry the notice.
    bool allow_guessed = false;
};

struct GateQuestion {
    Channel channel = Channel::email;
    Purpose purpose = Purpose::prospection;
    Date day;
    bool key_missing = false;
    bool carries_notice = true; ///< Without a campaign: assumed, and said in the answer.
    std::vector<std::string_view> departments; ///< That the campaign concerns; empty: all.
};

/// How long before the term a contact may be asked whether it wants to stay, once.
inline constexpr int k_renewal_days = 90;

/// May this contact be reached on this channel, for this purpose, on this day?
/// Purpose internal is not a contact and must not be asked: throws Errc::internal.
[[nodiscard]] Answer may_contact(const ContactFacts& facts, const GateQuestion& question,
                                 const GateRules& rules);
/// Every reason that speaks against it, in order; empty: none does.
[[nodiscard]] std::vector<Reason> all_reasons(const ContactFacts& facts,
                                              const GateQuestion& question, const GateRules& rules);

} // namespace bdd::protect
