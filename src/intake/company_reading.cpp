#include "intake/company_reading.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/place.hpp>
#include <bdd/fields/quantity.hpp>

namespace bdd::intake {

namespace {

using model::Field;

void read_ids(const RowValues& values, model::RecordFields& out, RowNotes& notes) {
    std::string_view siret_cell = values[Field::siret];
    std::string_view siren_cell = values[Field::siren];
    if (const std::string_view either = values[Field::siren_siret]; !either.empty()) {
        const bool long_one = text::digits(either).size() > 9;
        (long_one ? siret_cell : siren_cell) = either;
    }
    fields::Reading<std::string> siret = fields::read_siret(siret_cell);
    notes.add(siret);
    out.siret = std::move(siret.value);
    fields::Reading<std::string> siren = fields::read_siren(siren_cell);
    notes.add(siren);
    out.siren = std::move(siren.value);
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

void CompanyReading::read(const RowValues& values, model::RecordFields& out, RowNotes& notes) {
    if (const std::string_view cell = values[Field::company]; !cell.empty()) {
        const fields::CompanyName& company = m_companies.get(cell, fields::read_company_name);
        out.company = company.name;
        out.company_key = company.loose_key;
        out.legal_form = company.legal_form;
    }
    read_ids(values, out, notes);
    out.website = fields::read_web_domain(values[Field::website]);
    fields::Reading<std::string> naf = fields::read_naf(values[Field::naf]);
    notes.add(naf);
    out.naf = std::move(naf.value);
    read_size(values, out, notes);
}

} // namespace bdd::intake
