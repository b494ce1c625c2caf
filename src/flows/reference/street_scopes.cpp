#include "flows/reference/street_scopes.hpp"

#include "flows/reference/reference_rows.hpp"

#include <utility>

namespace bdd::flows {

void StreetScope::add_place(rnvp::PlaceRow place) {
    if (m_known.insert(place.insee + place.postcode + place.name).second) {
        m_places.push_back(std::move(place));
    }
}

void StreetScope::pack() {
    m_packed = m_streets.build();
}

void StreetScope::unpack() {
    if (!m_packed.empty()) {
        m_streets.add(m_packed);
        m_packed.clear();
    }
}

NewBase StreetScope::take(std::string_view scope) {
    unpack();
    NewBase base;
    base.base.scope = scope;
    base.base.rows = m_rows;
    base.tables.places = std::move(m_places);
    base.streets = m_streets.build();
    return base;
}

StreetScope& StreetScopes::of(std::string_view insee) {
    const std::string_view name = department_of(insee);
    if (m_current != nullptr && name == m_name) {
        return *m_current;
    }
    constexpr std::size_t k_small = 10'000; // Streets; so rows in any order stay fast.
    if (m_current != nullptr && m_current->streets().size() > k_small) {
        m_current->pack();
    }
    m_name = name;
    m_current = &m_scopes[m_name];
    m_current->unpack();
    return *m_current;
}

std::vector<NewBase> StreetScopes::take() {
    std::vector<NewBase> bases;
    for (auto& [name, scope] : m_scopes) {
        bases.push_back(scope.take(name));
    }
    return bases;
}

} // namespace bdd::flows
