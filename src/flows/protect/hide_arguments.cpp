#include "flows/protect/hide_arguments.hpp"

#include <bdd/core/text.hpp>

namespace bdd::flows {

namespace {

constexpr std::string_view k_hidden = "…";

/// Behind "--name=", or behind the letter of a short option; npos for a word that is none.
std::size_t value_offset(std::string_view word) noexcept {
    if (word.size() < 3 || word[0] != '-') {
        return std::string_view::npos;
    }
    if (word[1] != '-') {
        return word[2] == '=' ? 3 : 2;
    }
    const std::size_t equals = word.find('=');
    return equals == std::string_view::npos ? equals : equals + 1;
}

} // namespace

void hide_argument(cli::Context& ctx, std::string_view value) {
    if (value.empty() || value == "-") {
        return;
    }
    // What a command got may be in another normal form than what was typed.
    const std::string wanted = text::to_nfc(value);
    for (std::string& argument : ctx.arguments) {
        if (text::to_nfc(argument) == wanted) {
            argument = k_hidden;
            continue;
        }
        const std::size_t offset = value_offset(argument);
        if (offset < argument.size() &&
            text::to_nfc(std::string_view(argument).substr(offset)) == wanted) {
            argument.replace(offset, std::string::npos, k_hidden);
        }
    }
}

} // namespace bdd::flows
