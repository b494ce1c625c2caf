#pragma once

#include <bdd/model/event.hpp>

#include <optional>
#include <string_view>

/// The words that tools and people use for what happened.
namespace bdd::intake {

/// "opened", "Désabonné", "hardBounce", or a keyword; empty for an unknown word. The cell as a
/// whole counts, without accents, case and punctuation.
[[nodiscard]] std::optional<model::EventType> read_event_word(std::string_view cell);

/// How a call ended, in the words of who called.
struct CallWord {
    model::CallOutcome outcome = model::CallOutcome::joined;
    bool is_stop = false; ///< The person wants no more calls at all: more than a no to one offer.
};
[[nodiscard]] std::optional<CallWord> read_call_word(std::string_view cell);

/// "e-mail", "courrier", "téléphone" …
[[nodiscard]] std::optional<model::EventChannel> read_channel_word(std::string_view cell);

/// The line of an order gives money back: "avoir", "remboursement", "credit note".
[[nodiscard]] bool is_refund_word(std::string_view cell);

} // namespace bdd::intake
