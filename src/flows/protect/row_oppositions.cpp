#include "flows/protect/row_oppositions.hpp"

#include "flows/protect/further_values.hpp"
#include "flows/protect/postal_form.hpp"

namespace bdd::flows {

RowOpposition RowOppositions::of(const model::RecordFields& fields, const model::Address& address) {
    OppositionLookup::Found found = m_lookup.email(fields.email);
    found.join(m_lookup.phone(fields.phone));
    found.join(m_lookup.phone(fields.mobile));
    found.join(m_lookup.siren(fields.siren));
    for_each_further_value(fields.more, [&](protect::AddressKind kind, std::string_view value) {
        found.join(m_lookup.find(kind, value));
    });
    if (m_lookup.has(protect::AddressKind::postal) && !fields.name_key.empty()) {
        if (const std::string form = postal_form(address, fields.name_key); !form.empty()) {
            found.join(m_lookup.find(protect::AddressKind::postal, form));
        }
    }
    if (found.erased) {
        return RowOpposition::erased;
    }
    return found.listed ? RowOpposition::objected : RowOpposition::none;
}

} // namespace bdd::flows
