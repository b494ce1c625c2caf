#pragma once

#include "dedupe/prepared.hpp"

namespace bdd::dedupe {

/// Takes out the columns that colleagues have in common (activity code, staff, site …): they say
/// once more who the employer is, which the comparison of organisations says already.
void drop_company_facts(Prepared& data);

} // namespace bdd::dedupe
