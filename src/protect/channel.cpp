#include "protect/keywords.hpp"

#include <bdd/protect/channel.hpp>

namespace bdd::protect {

namespace {

constexpr Keywords<k_channel_count> k_channel_words = {"email", "sms", "phone", "post"};
constexpr Keywords<k_purpose_count> k_purpose_words = {
    "prospection", "relation", "information", "renewal", "ads", "partner", "service", "internal"};
constexpr Keywords<5> k_basis_words = {"none", "consent", "legitimate_interest", "contract",
                                       "existing_customer"};

} // namespace

std::string_view keyword(Channel channel) noexcept {
    return word_of(k_channel_words, channel);
}

std::optional<Channel> parse_channel(std::string_view word) noexcept {
    return find_word<Channel>(k_channel_words, word);
}

std::string_view keyword(Purpose purpose) noexcept {
    return word_of(k_purpose_words, purpose);
}

std::optional<Purpose> parse_purpose(std::string_view word) noexcept {
    return find_word<Purpose>(k_purpose_words, word);
}

std::string_view keyword(Basis basis) noexcept {
    return word_of(k_basis_words, basis);
}

std::optional<Basis> parse_basis(std::string_view word) noexcept {
    return find_word<Basis>(k_basis_words, word);
}

} // namespace bdd::protect
