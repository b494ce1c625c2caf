#include "flows/protect/row_oppositions.hpp"

#include "flows/protect/further_values.hpp"

namespace bdd::flows {

RowOpposition RowOppositions::of(const model::RecordFields& fields) {
    OppositionLookup::Found found = m_lookup.email(fields.email);
    found.join(m_lookup.phone(fields.phone));
    found.join(m_lookup.phone(fields.mobile));
    found.join(m_lookup.siren(fields.siren));
    for_each_further_value(fields.more, [&](protect::AddressKind kind, std::string_view value) {
        found.join(m_lookup.find(kind, value));
    });
    if (found.erased) {
        return RowOpposition::erased;
    }
    return found.listed ? RowOpposition::objected : RowOpposition::none;
}

} // namespace bdd::flows
