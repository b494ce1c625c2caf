#pragma once

#include "intake/row_values.hpp"
#include "intake/value_cache.hpp"

#include <bdd/fields/place.hpp>
#include <bdd/model/record.hpp>

#include <string>

namespace bdd::intake {

/// Reads the address of a row: a whole one in one cell, then what its own cells say.
class PlaceReading {
public:
    explicit PlaceReading(std::string default_country)
        : m_default_country(std::move(default_country)) {}
    /// Precondition: `address` is empty.
    void read(const RowValues& values, model::Address& address, RowNotes& notes);

private:
    std::string m_default_country;
    ValueCache<fields::TownReading> m_towns;
};

} // namespace bdd::intake
