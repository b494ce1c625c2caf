#include "cli/error_output.hpp"

#include "cli/color.hpp"

#include <bdd/core/i18n.hpp>

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

} // namespace

std::string error_text(const Error& error, bool color) {
    std::string out = styled(_("bdd: error:"), Style::red, color) + " ";
    if (const std::string where = place(error); !where.empty()) {
        out += where + ": ";
    }
    out += error.what();
    out += '\n';
    if (!error.hint().empty()) {
        out += "  " + error.hint() + "\n";
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
    return whole.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace bdd::cli
