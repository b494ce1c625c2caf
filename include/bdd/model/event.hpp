#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What happens to people and companies. The one list of kinds of events: the base, the files that
/// bring them and the segment language use its keywords; the numbers are those of the base and
/// never change.
namespace bdd::model {

enum class EventType : std::uint8_t {
    sent = 1,
    delivered = 2,
    deferred = 3,
    blocked = 4,
    open = 5,
    click = 6,
    reply = 7,
    form = 8,
    download = 9,
    quote_request = 10,
    hard_bounce = 11,
    soft_bounce = 12,
    complaint = 13,
    unsubscribe = 14,
    call = 15,
    invited = 16,
    registered = 17,
    attended = 18,
    no_show = 19,
    meeting_booked = 20,
    meeting_held = 21,
    meeting_no_show = 22,
    visit = 23,
    quote_sent = 24,
    order = 25,
    order_refunded = 26, ///< An order of which nothing is left: refunds took all of it back.
    contract_signed = 27,
    renewal = 28,
    note = 29, ///< Anything else, in the words of the file.
};
inline constexpr std::size_t k_event_type_count = 29;

/// How a call ended.
enum class CallOutcome : std::uint8_t {
    voicemail = 1,
    busy = 2,
    no_answer = 3,
    blocked = 4,
    wrong_number = 5,
    joined = 6,
    interested = 7,
    appointment = 8,
    call_back = 9,
    refused = 10,
    left_company = 11,
};
inline constexpr std::size_t k_call_outcome_count = 11;

/// By which way it happened; a few more than the gate knows.
enum class EventChannel : std::uint8_t {
    email = 1,
    sms = 2,
    post = 3,
    phone = 4,
    event = 5, ///< A fair, a breakfast, a demonstration.
    web = 6,
    field = 7, ///< A visit of a salesperson.
};
inline constexpr std::size_t k_event_channel_count = 7;

[[nodiscard]] std::string_view keyword(EventType type) noexcept;
[[nodiscard]] std::string_view keyword(CallOutcome outcome) noexcept;
[[nodiscard]] std::string_view keyword(EventChannel channel) noexcept;
/// Empty for anything but a keyword.
[[nodiscard]] std::optional<EventType> parse_event_type(std::string_view keyword) noexcept;
[[nodiscard]] std::optional<CallOutcome> parse_call_outcome(std::string_view keyword) noexcept;
[[nodiscard]] std::optional<EventChannel> parse_event_channel(std::string_view keyword) noexcept;

enum class EventDirection : std::uint8_t { none, in, out };

/// What an event says, of whatever tool it comes.
struct EventTraits {
    EventDirection direction = EventDirection::none;
    /// The person came forward: it starts the term of retention anew. An open is none: machines
    /// open messages.
    bool is_inbound = false;
    bool shows_interest = false;
    bool counts_pressure = false; ///< It is one more time that we addressed the person.
};

/// `outcome` matters for calls alone; a call without one is an attempt.
[[nodiscard]] EventTraits traits_of(EventType type,
                                    std::optional<CallOutcome> outcome = {}) noexcept;
/// The way that an event of this type goes when its file does not say it.
[[nodiscard]] std::optional<EventChannel> usual_channel(EventType type) noexcept;

} // namespace bdd::model
