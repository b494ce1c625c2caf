#include "flows/rnvp/letter_lines.hpp"

#include <bdd/core/text.hpp>

#include <array>
#include <string_view>

namespace bdd::flows {

std::string person_on_letter(const storage::MailRow& row) {
    std::string name;
    for (const std::string_view part : {row.civility, row.first_name, row.last_name}) {
        if (!part.empty()) {
            name += name.empty() ? "" : " ";
            name += part;
        }
    }
    // A civility alone names nobody.
    return row.first_name.empty() && row.last_name.empty() ? std::string() : text::key(name);
}

rnvp::FirstLines first_lines_of(const storage::MailRow& row) {
    const std::array<std::string, 1> complement = {std::string(row.complement)};
    return rnvp::fill_first_lines(text::key(row.company), person_on_letter(row), complement);
}

} // namespace bdd::flows
