#include "flows/protect/row_oppositions.hpp"

namespace bdd::flows {

RowOpposition RowOppositions::of(const model::RecordFields& fields) {
    OppositionLookup::Found found = m_lookup.email(fields.email);
    found.join(m_lookup.phone(fields.phone));
    found.join(m_lookup.phone(fields.mobile));
    found.join(m_lookup.siren(fields.siren));
    if (!fields.more.empty()) {
        m_more.clear();
        append_addresses(fields, m_more);
        for (const OpposedValue& value : m_more) {
            found.join(m_lookup.find(value.kind, value.value));
        }
    }
    if (found.erased) {
        return RowOpposition::erased;
    }
    return found.listed ? RowOpposition::objected : RowOpposition::none;
}

} // namespace bdd::flows
