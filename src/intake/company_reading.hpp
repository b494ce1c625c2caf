#pragma once

#include "intake/more_values.hpp"
#include "intake/row_values.hpp"
#include "intake/value_cache.hpp"

#include <bdd/fields/company_name.hpp>
#include <bdd/model/record.hpp>

namespace bdd::intake {

/// Reads the company of a row: name, identifiers, activity and size.
class CompanyReading {
public:
    void read(const RowValues& values, model::RecordFields& out, MoreValues& more, RowNotes& notes);

private:
    ValueCache<fields::CompanyName> m_companies;
};

} // namespace bdd::intake
