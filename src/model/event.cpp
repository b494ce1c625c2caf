#include <bdd/model/event.hpp>

#include <algorithm>
#include <array>

namespace bdd::model {

namespace {

using Direction = EventDirection;

struct TypeRow {
    EventType type;
    std::string_view keyword;
    EventTraits traits;
    std::optional<EventChannel> channel;
};

// direction, inbound, interest, pressure
constexpr EventTraits k_out{Direction::out, false, false, false};
constexpr EventTraits k_touch{Direction::out, false, false, true};
constexpr EventTraits k_back{Direction::in, false, false, false};
constexpr EventTraits k_act{Direction::in, true, true, false};
constexpr EventTraits k_silent{Direction::none, false, false, false};

constexpr std::array<TypeRow, k_event_type_count> k_types = {{
    {EventType::sent, "sent", k_touch, {}},
    {EventType::delivered, "delivered", k_out, {}},
    {EventType::deferred, "deferred", k_out, EventChannel::email},
    {EventType::blocked, "blocked", k_out, EventChannel::email},
    {EventType::open, "open", k_back, EventChannel::email},
    {EventType::click, "click", k_act, EventChannel::email},
    {EventType::reply, "reply", k_act, {}},
    {EventType::form, "form", k_act, EventChannel::web},
    {EventType::download, "download", k_act, EventChannel::web},
    {EventType::quote_request, "quote_request", k_act, {}},
    {EventType::hard_bounce, "hard_bounce", k_back, EventChannel::email},
    {EventType::soft_bounce, "soft_bounce", k_back, EventChannel::email},
    {EventType::complaint, "complaint", k_back, EventChannel::email},
    {EventType::unsubscribe, "unsubscribe", k_back, EventChannel::email},
    {EventType::call, "call", k_touch, EventChannel::phone},
    {EventType::invited, "invited", k_touch, EventChannel::event},
    {EventType::registered, "registered", k_act, EventChannel::event},
    {EventType::attended, "attended", k_act, EventChannel::event},
    {EventType::no_show, "no_show", k_silent, EventChannel::event},
    {EventType::meeting_booked, "meeting_booked", {Direction::in, false, true, false}, {}},
    {EventType::meeting_held, "meeting_held", k_act, EventChannel::field},
    {EventType::meeting_no_show, "meeting_no_show", k_silent, {}},
    // A page may be seen by whoever has the link.
    {EventType::visit, "visit", {Direction::in, false, true, false}, EventChannel::web},
    {EventType::quote_sent, "quote_sent", k_out, {}},
    {EventType::order, "order", k_act, {}},
    {EventType::order_refunded, "order_refunded", k_silent, {}},
    {EventType::contract_signed, "contract_signed", k_act, {}},
    {EventType::renewal, "renewal", k_act, {}},
    {EventType::note, "note", k_silent, {}},
}};

constexpr std::array<std::string_view, k_call_outcome_count> k_outcomes = {
    "voicemail",  "busy",        "no_answer", "blocked", "wrong_number", "joined",
    "interested", "appointment", "call_back", "refused", "left_company"};

constexpr std::array<std::string_view, k_event_channel_count> k_channels = {
    "email", "sms", "post", "phone", "event", "web", "field"};

const TypeRow& row_of(EventType type) noexcept {
    return k_types[static_cast<std::size_t>(type) - 1];
}

template <typename Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& words,
                          std::string_view text) noexcept {
    const auto found = std::find(words.begin(), words.end(), text);
    return found == words.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - words.begin() + 1));
}

} // namespace

std::string_view keyword(EventType type) noexcept {
    return row_of(type).keyword;
}

std::string_view keyword(CallOutcome outcome) noexcept {
    return k_outcomes[static_cast<std::size_t>(outcome) - 1];
}

std::string_view keyword(EventChannel channel) noexcept {
    return k_channels[static_cast<std::size_t>(channel) - 1];
}

std::optional<EventType> parse_event_type(std::string_view keyword_text) noexcept {
    const auto found = std::find_if(k_types.begin(), k_types.end(), [&](const TypeRow& row) {
        return row.keyword == keyword_text;
    });
    return found == k_types.end() ? std::nullopt : std::optional(found->type);
}

std::optional<CallOutcome> parse_call_outcome(std::string_view keyword_text) noexcept {
    return parse<CallOutcome>(k_outcomes, keyword_text);
}

std::optional<EventChannel> parse_event_channel(std::string_view keyword_text) noexcept {
    return parse<EventChannel>(k_channels, keyword_text);
}

EventTraits traits_of(EventType type, std::optional<CallOutcome> outcome) noexcept {
    EventTraits traits = row_of(type).traits;
    if (type != EventType::call || !outcome) {
        return traits;
    }
    const bool is_act = *outcome == CallOutcome::interested ||
                        *outcome == CallOutcome::appointment || *outcome == CallOutcome::call_back;
    if (is_act || *outcome == CallOutcome::joined || *outcome == CallOutcome::refused ||
        *outcome == CallOutcome::left_company) {
        traits.direction = Direction::in;
    }
    traits.is_inbound = is_act;
    traits.shows_interest = is_act;
    return traits;
}

std::optional<EventChannel> usual_channel(EventType type) noexcept {
    return row_of(type).channel;
}

} // namespace bdd::model
