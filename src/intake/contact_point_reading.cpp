#include "intake/contact_point_reading.hpp"

#include <algorithm>

namespace bdd::intake {

namespace {

using model::Field;

/// A value that several columns repeat is one value.
void add_once(std::vector<std::string>& values, std::string&& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        values.push_back(std::move(value));
    }
}

} // namespace

void ContactPointReading::read(const RowValues& values, const model::Address& address,
                               model::RecordFields& out, MoreValues& more, RowNotes& notes) {
    m_more = &more;
    const fields::PhonePlace place{address.country, address.postcode};
    for (const auto& [field, cell] : values.points()) {
        if (field == Field::email) {
            read_emails(cell, out, notes);
        } else {
            read_phones(cell, place, out, notes);
        }
    }
}

void ContactPointReading::read_emails(std::string_view cell, model::RecordFields& out,
                                      RowNotes& notes) {
    fields::Reading<fields::Emails> emails = fields::read_emails(cell);
    notes.add(emails);
    if (emails.value.first) {
        take(std::move(*emails.value.first), out);
    }
    for (fields::Email& email : emails.value.more) {
        take(std::move(email), out);
    }
}

void ContactPointReading::take(fields::Email&& email, model::RecordFields& out) {
    if (out.email.empty()) {
        out.email = std::move(email.address);
        out.email_kind = fields::keyword(email.kind);
    } else if (email.address != out.email) {
        add_once(m_more->emails, std::move(email.address));
    }
}

void ContactPointReading::read_phones(std::string_view cell, const fields::PhonePlace& place,
                                      model::RecordFields& out, RowNotes& notes) {
    fields::Reading<fields::Phones> phones = fields::read_phones(cell, place);
    notes.add(phones);
    if (phones.value.first) {
        take(std::move(*phones.value.first), out);
    }
    for (fields::Phone& phone : phones.value.more) {
        take(std::move(phone), out);
    }
}

/// Numbers go by their kind, not by their column: people write mobiles under "Téléphone".
void ContactPointReading::take(fields::Phone&& phone, model::RecordFields& out) {
    if (!phone.extension.empty() && m_more->extensions.empty()) {
        m_more->extensions.push_back(phone.extension);
    }
    if (phone.e164 == out.phone || phone.e164 == out.mobile) {
        return;
    }
    if (phone.kind == fields::PhoneKind::mobile && out.mobile.empty()) {
        out.mobile = std::move(phone.e164);
    } else if (phone.kind != fields::PhoneKind::mobile && out.phone.empty()) {
        out.phone = std::move(phone.e164);
        out.phone_kind = fields::keyword(phone.kind);
    } else {
        add_once(m_more->phones, std::move(phone.e164));
    }
}

} // namespace bdd::intake
