#pragma once

#include "intake/row_values.hpp"
#include "intake/value_cache.hpp"

#include <bdd/fields/job_title.hpp>
#include <bdd/model/record.hpp>

namespace bdd::intake {

/// Reads the person of a row: name, civility and job.
class PersonReading {
public:
    void read(const RowValues& values, model::RecordFields& out, RowNotes& notes);

private:
    void read_job(std::string_view cell, model::RecordFields& out);

    ValueCache<fields::JobTitle> m_jobs;
};

} // namespace bdd::intake
