#include "intake/company_reading.hpp"

#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/place.hpp>
#include <bdd/fields/quantity.hpp>

namespace bdd::intake {

namespace {

using model::Field;

void read_ids(const RowValues& values, model::RecordFields& out, MoreValues& more,
              RowNotes& notes) {
    std::string_view siret_cell = values[Field::siret];
    std::string_view siren_cell = values[Field::siren];
    if (const std::string_view either = values[Field::siren_siret]; !either.empty()) {
        (fields::is_siret_like(either) ? siret_cell : siren_cell) = either;
    }
    fields::Reading<fields::Identifiers> sirets = fields::read_sirets(siret_cell);
    notes.add(sirets);
    out.siret = std::move(sirets.value.first);
    more.sirets = std::move(sirets.value.more);
    fields::Reading<fields::Identifiers> sirens = fields::read_sirens(siren_cell);
    notes.add(sirens);
    out.siren = std::move(sirens.value.first);
    more.sirens = std::move(sirens.value.more);
    fields::Reading<std::string> vat = fields::read_vat(values[Field::vat]);
    notes.add(vat);
    out.vat = std::move(vat.value);
    if (out.siren.empty() && !out.siret.empty()) {
        out.siren = out.siret.substr(0, 9);
    }
    if (out.siren.empty() && !out.vat.empty()) {
        out.siren = fields::siren_of_vat(out.vat);
    }
}

void read_size(const RowValues& values, model::RecordFields& out, RowNotes& notes) {
    if (const std::string_view cell = values[Field::staff]; !cell.empty()) {
        const auto staff = fields::read_staff(cell);
        notes.add(staff);
        out.staff = staff.value;
    } else if (const std::string_view band = values[Field::staff_band]; !band.empty()) {
        out.staff = fields::read_staff_band(band);
    }
    const auto revenue = fields::read_cents(values[Field::revenue]);
    notes.add(revenue);
    out.revenue_cents = revenue.value;
}

} // namespace

void CompanyReading::read(const RowValues& values, model::RecordFields& out, MoreValues& more,
                          RowNotes& notes) {
    if (const std::string_view cell = values[Field::company]; !cell.empty()) {
        const fields::CompanyName& company = m_companies.get(cell, fields::read_company_name);
        out.company = company.name;
        out.company_key = company.loose_key;
        out.legal_form = company.legal_form;
    }
    read_ids(values, out, more, notes);
    out.website = fields::read_web_domain(values[Field::website]);
    fields::Reading<std::string> naf = fields::read_naf(values[Field::naf]);
    notes.add(naf);
    out.naf = std::move(naf.value);
    read_size(values, out, notes);
}

} // namespace bdd::intake
