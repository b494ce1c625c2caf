#include "protect/keywords.hpp"

#include <bdd/protect/retention.hpp>
#include <bdd/protect/rights.hpp>

namespace bdd::protect {

namespace {

constexpr Period k_first_term{0, 1, 0};
constexpr Period k_extension{0, 2, 0};

constexpr Keywords<6> k_right_words = {"access",      "rectification", "erasure",
                                       "restriction", "objection",     "portability"};
constexpr Keywords<4> k_outcome_words = {"done", "partly", "refused", "withdrawn"};
constexpr Keywords<4> k_state_words = {"open", "due_soon", "overdue", "closed"};

} // namespace

std::string_view keyword(Right right) noexcept {
    return word_of(k_right_words, right);
}

std::optional<Right> parse_right(std::string_view word) noexcept {
    return find_word<Right>(k_right_words, word);
}

std::string_view keyword(Outcome outcome) noexcept {
    return word_of(k_outcome_words, outcome);
}

std::optional<Outcome> parse_outcome(std::string_view word) noexcept {
    return find_word<Outcome>(k_outcome_words, word);
}

Date answer_due(Date received) noexcept {
    return add(received, k_first_term);
}

Date extended_due(Date due) noexcept {
    return add(due, k_extension);
}

std::string_view keyword(RequestState state) noexcept {
    return word_of(k_state_words, state);
}

RequestState request_state(bool is_closed, Date due, Date today) noexcept {
    if (is_closed) {
        return RequestState::closed;
    }
    if (due < today) {
        return RequestState::overdue;
    }
    return to_days(due) - to_days(today) <= k_request_alarm_days ? RequestState::due_soon
                                                                 : RequestState::open;
}

} // namespace bdd::protect
