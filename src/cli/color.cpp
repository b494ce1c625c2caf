#include "cli/color.hpp"

#include <fmt/format.h>

namespace bdd::cli {

namespace {

std::string_view variable(const Env& env, std::string_view name) {
    const auto found = env.find(name);
    return found == env.end() ? std::string_view() : std::string_view(found->second);
}

} // namespace

bool use_color(std::string_view setting, const Env& env, bool is_terminal) {
    if (setting != "auto") {
        return setting == "always";
    }
    if (!variable(env, "NO_COLOR").empty()) {
        return false;
    }
    const std::string_view force = variable(env, "CLICOLOR_FORCE");
    if (!force.empty() && force != "0") {
        return true;
    }
    return is_terminal && variable(env, "TERM") != "dumb";
}

std::string styled(std::string_view text, Style style, bool color) {
    if (!color) {
        return std::string(text);
    }
    const std::string_view code = style == Style::bold ? "1" : style == Style::red ? "1;31" : "33";
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

} // namespace bdd::cli
