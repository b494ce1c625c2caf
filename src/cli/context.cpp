#include "cli/context.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/core/visible.hpp>

#include <nlohmann/json.hpp>

namespace bdd::cli {

namespace {

void write_line(Output& output, std::string_view line) {
    std::string text(line);
    text += '\n';
    output.write(text);
}

} // namespace

std::size_t Context::table_width() const {
    return io.out.is_terminal() ? io.out.columns() : 0;
}

void Context::print_json(const nlohmann::ordered_json& value) const {
    write_line(io.out, value.dump());
}

void Context::summary(std::string_view line) const {
    if (!json()) {
        notice(line);
    }
}

void Context::notice(std::string_view line) const {
    if (!quiet()) {
        write_line(io.err, text::visible(line)); // It may quote names of files and cells.
    }
}

bool Context::confirm(std::string_view question, bool yes) const {
    if (yes) {
        return true;
    }
    if (!io.stdin_is_terminal) {
        throw Error(Errc::usage, _("this needs a confirmation, and there is no terminal to ask on"),
                    _("add --yes"));
    }
    io.err.write(text_of(_("{0} [y/N] "), question));
    io.err.flush();
    const std::string answer = text::fold(text::trim(io.read_line().value_or("")));
    return answer == "y" || answer == "yes" || answer == "o" || answer == "oui";
}

} // namespace bdd::cli
