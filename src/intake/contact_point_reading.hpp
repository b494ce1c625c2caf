#pragma once

#include "intake/row_values.hpp"

#include <bdd/fields/email.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/model/record.hpp>

#include <string>
#include <vector>

namespace bdd::intake {

/// Reads the e-mails and phones of a row. The first ones are the record's; what is beyond them goes
/// to RecordFields::more.
class ContactPointReading {
public:
    /// The place decides what a number without prefix means.
    void read(const RowValues& values, const model::Address& address, model::RecordFields& out,
              RowNotes& notes);

private:
    void read_emails(std::string_view cell, model::RecordFields& out, RowNotes& notes);
    void read_phones(std::string_view cell, const fields::PhonePlace& place,
                     model::RecordFields& out, RowNotes& notes);
    void take(fields::Email&& email, model::RecordFields& out);
    void take(fields::Phone&& phone, model::RecordFields& out);

    std::vector<std::string> m_more_emails;
    std::vector<std::string> m_more_phones;
    std::vector<std::string> m_extensions;
};

} // namespace bdd::intake
