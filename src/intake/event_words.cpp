#include <bdd/core/text.hpp>
#include <bdd/intake/event_words.hpp>
#include <bdd_embedded/activity_lists.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bdd::intake {

namespace {

using model::EventChannel;

template <typename Value>
using Words = std::unordered_map<std::string, Value>;

/// Calls `use` with the parts of each line of a list.
template <typename Use>
void for_each_entry(std::string_view list, Use&& use) {
    for (const std::string_view line : text::split(list, '\n')) {
        if (!line.empty() && line.front() != '#') {
            use(text::split(line, '\t'));
        }
    }
}

const Words<model::EventType>& event_words() {
    static const Words<model::EventType> k_words = [] {
        Words<model::EventType> made;
        for_each_entry(activity_lists::embedded::event_words_tsv(), [&](const auto& parts) {
            if (const auto type = model::parse_event_type(parts.at(1))) {
                made.emplace(text::key(parts.at(0)), *type);
            }
        });
        return made;
    }();
    return k_words;
}

const Words<CallWord>& call_words() {
    static const Words<CallWord> k_words = [] {
        Words<CallWord> made;
        for_each_entry(activity_lists::embedded::call_outcomes_tsv(), [&](const auto& parts) {
            if (const auto outcome = model::parse_call_outcome(parts.at(1))) {
                made.emplace(text::key(parts.at(0)), CallWord{*outcome, parts.size() > 2});
            }
        });
        return made;
    }();
    return k_words;
}

constexpr std::array<std::pair<std::string_view, EventChannel>, 22> k_channel_words = {
    {{"EMAIL", EventChannel::email},      {"E MAIL", EventChannel::email},
     {"MAIL", EventChannel::email},       {"COURRIEL", EventChannel::email},
     {"SMS", EventChannel::sms},          {"TEXTO", EventChannel::sms},
     {"TEXT MESSAGE", EventChannel::sms}, {"POST", EventChannel::post},
     {"COURRIER", EventChannel::post},    {"POSTAL", EventChannel::post},
     {"LETTRE", EventChannel::post},      {"PHONE", EventChannel::phone},
     {"TELEPHONE", EventChannel::phone},  {"TEL", EventChannel::phone},
     {"APPEL", EventChannel::phone},      {"EVENT", EventChannel::event},
     {"EVENEMENT", EventChannel::event},  {"SALON", EventChannel::event},
     {"WEB", EventChannel::web},          {"SITE", EventChannel::web},
     {"FIELD", EventChannel::field},      {"TERRAIN", EventChannel::field}}};

constexpr std::array<std::string_view, 13> k_refund_words = {
    "AVOIR",       "AVOIRS", "REMBOURSEMENT", "REMBOURSE",  "REFUND",         "REFUNDED", "CREDIT",
    "CREDIT NOTE", "RETOUR", "RETURN",        "ANNULATION", "NOTE DE CREDIT", "AV"};

template <typename Value>
std::optional<Value> find(const Words<Value>& words, const std::string& key) {
    const auto found = words.find(key);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::optional<model::EventType> read_event_word(std::string_view cell) {
    const std::string key = text::key(cell);
    if (const auto known = find(event_words(), key)) {
        return known;
    }
    std::string word = text::lower(key);
    std::replace(word.begin(), word.end(), ' ', '_');
    return model::parse_event_type(word);
}

std::optional<CallWord> read_call_word(std::string_view cell) {
    const std::string key = text::key(cell);
    if (const auto known = find(call_words(), key)) {
        return known;
    }
    std::string word = text::lower(key);
    std::replace(word.begin(), word.end(), ' ', '_');
    const auto outcome = model::parse_call_outcome(word);
    return outcome ? std::optional(CallWord{*outcome, false}) : std::nullopt;
}

std::optional<EventChannel> read_channel_word(std::string_view cell) {
    const std::string key = text::key(cell);
    const auto* const found = std::find_if(k_channel_words.begin(), k_channel_words.end(),
                                           [&](const auto& word) { return word.first == key; });
    return found == k_channel_words.end() ? std::nullopt : std::optional(found->second);
}

bool is_refund_word(std::string_view cell) {
    const std::string key = text::key(cell);
    return std::find(k_refund_words.begin(), k_refund_words.end(), key) != k_refund_words.end();
}

} // namespace bdd::intake
