#include "flows/contact_names.hpp"

#include <bdd/core/text.hpp>

namespace bdd::flows {

ContactNames::ContactNames(storage::Database& base)
    : m_lookup(base, {storage::find_contact_column("first_name").value(),
                      storage::find_contact_column("last_name").value(),
                      storage::find_contact_column("company").value()}) {}

ContactName ContactNames::of(model::ContactId contact) {
    ContactName name;
    (void)m_lookup.find(contact, [&](std::span<const std::string_view> cells) {
        name.person = text::trim(std::string(cells[0]) + " " + std::string(cells[1]));
        name.company = cells[2];
        return true;
    });
    return name;
}

} // namespace bdd::flows
