#include "cli/error_output.hpp"

#include "cli/color.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/visible.hpp>

#include <nlohmann/json.hpp>

namespace bdd::cli {

namespace {

/// Where it happened; empty when the message says no less itself.
std::string place(const Error& error) {
    const Where& where = error.where();
    if (where.line == 0 &&
        std::string_view(error.what()).find(where.file) != std::string_view::npos) {
        return {};
    }
    std::string text = where.file;
    if (!text.empty() && where.line > 0) {
        text += fmt::format(":{}", where.line);
        text += where.column > 0 ? fmt::format(":{}", where.column) : std::string();
    }
    return text;
}

/// A hint may have several lines, each indented; a value that it quotes makes no line of its own.
std::string hint_text(const std::string& hint) {
    constexpr std::string_view k_next_line = "\n  ";
    std::string out;
    std::string_view rest = hint;
    for (std::size_t end = 0; (end = rest.find(k_next_line)) != std::string_view::npos;) {
        out += text::visible(rest.substr(0, end));
        out += k_next_line;
        rest.remove_prefix(end + k_next_line.size());
    }
    return out + text::visible(rest);
}

} // namespace

std::string error_text(const Error& error, bool color) {
    std::string out = styled(_("bdd: error:"), Style::red, color) + " ";
    if (const std::string where = place(error); !where.empty()) {
        out += text::visible(where) + ": ";
    }
    out += text::visible(error.what());
    out += '\n';
    if (!error.hint().empty()) {
        out += "  " + hint_text(error.hint()) + "\n";
    }
    return out;
}

std::string error_json(const Error& error) {
    nlohmann::ordered_json body{{"code", keyword(error.code())}, {"message", error.what()}};
    if (!error.hint().empty()) {
        body["hint"] = error.hint();
    }
    if (!error.where().file.empty()) {
        body["file"] = error.where().file;
    }
    if (error.where().line > 0) {
        body["line"] = error.where().line;
    }
    if (error.where().column > 0) {
        body["column"] = error.where().column;
    }
    // A message may quote bytes that are not UTF-8, such as a file name: replace, never throw.
    const nlohmann::ordered_json whole{{"error", body}};
    // What JSON leaves raw and a terminal obeys is written out in the way of JSON.
    return text::visible(
               whole.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
           "\n";
}

} // namespace bdd::cli
