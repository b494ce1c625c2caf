#pragma once

#include "intake/more_values.hpp"
#include "intake/row_values.hpp"

#include <bdd/fields/email.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/model/record.hpp>

#include <string_view>

namespace bdd::intake {

/// Reads the e-mails and phones of a row. The first ones are the record's; what is beyond them goes
/// to `more`.
class ContactPointReading {
public:
    /// The place decides what a number without prefix means.
    void read(const RowValues& values, const model::Address& address, model::RecordFields& out,
              MoreValues& more, RowNotes& notes);

private:
    void read_emails(std::string_view cell, model::RecordFields& out, RowNotes& notes);
    void read_phones(std::string_view cell, const fields::PhonePlace& place,
                     model::RecordFields& out, RowNotes& notes);
    void take(fields::Email&& email, model::RecordFields& out);
    void take(fields::Phone&& phone, model::RecordFields& out);

    MoreValues* m_more = nullptr; ///< Of the row being read.
};

} // namespace bdd::intake
