#include "intake/person_reading.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/person_name.hpp>

namespace bdd::intake {

namespace {

using model::Field;

/// "LAST FIRST".
void set_name_key(model::RecordFields& out) {
    out.name_key.clear();
    text::append_key(out.name_key, out.last_name);
    if (!out.first_name.empty()) {
        out.name_key += out.name_key.empty() ? "" : " ";
        text::append_key(out.name_key, out.first_name);
    }
}

template <typename Enum>
std::string_view keyword_or_empty(Enum value) {
    return value == Enum::unknown ? std::string_view{} : fields::keyword(value);
}

} // namespace

void PersonReading::read(const RowValues& values, model::RecordFields& out, RowNotes& notes) {
    fields::Reading<fields::PersonName> name =
        fields::read_person_name(values[Field::first_name], values[Field::last_name]);
    notes.add(name);
    if (name.value.first_name.empty() && name.value.last_name.empty() &&
        !values[Field::full_name].empty()) {
        name = fields::split_full_name(values[Field::full_name]);
        notes.add(name);
    }
    fields::Civility civility = name.value.civility;
    if (const std::string_view cell = values[Field::civility]; !cell.empty()) {
        const fields::Civility said = fields::read_civility(cell);
        civility = said != fields::Civility::unknown ? said : civility;
    }
    out.civility = fields::display(civility);
    out.title = std::move(name.value.title);
    out.first_name = std::move(name.value.first_name);
    out.last_name = std::move(name.value.last_name);
    set_name_key(out);
    if (const std::string_view cell = values[Field::job_title]; !cell.empty()) {
        read_job(cell, out);
    }
}

void PersonReading::read_job(std::string_view cell, model::RecordFields& out) {
    out.job_title = cell;
    const fields::JobTitle& job = m_jobs.get(cell, fields::read_job_title);
    out.department = keyword_or_empty(job.department);
    out.level = keyword_or_empty(job.level);
}

} // namespace bdd::intake
