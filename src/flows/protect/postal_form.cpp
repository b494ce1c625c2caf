#include "flows/protect/postal_form.hpp"

#include <bdd/core/text.hpp>

namespace bdd::flows {

std::string postal_form(const model::Address& address, std::string_view name_key) {
    if (address.empty()) {
        return {};
    }
    std::string form;
    for (const std::string& line : address.lines) {
        text::append_key(form, line);
        form += form.empty() || line.empty() ? "" : " ";
    }
    form += '\n';
    text::append_key(form, address.postcode);
    form += ' ';
    text::append_key(form, address.town);
    form += ' ';
    form += address.country;
    form += '\n';
    text::append_key(form, name_key);
    return form;
}

} // namespace bdd::flows
