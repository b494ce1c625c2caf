#include "storage/mail_rule.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/mail_reader.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

constexpr std::string_view k_rows =
    "SELECT c.id, d.id, n.address_id, n.mailable, a.name, c.civility, c.first_name, c.last_name,"
    " n.complement, n.line_4, n.line_5, n.line_6, n.line_7, n.postcode, n.town, d.country, n.code,"
    " p.stop"
    " FROM contact c LEFT JOIN account a ON a.id = c.account_id"
    " LEFT JOIN address d ON d.id = c.address_id"
    " LEFT JOIN address_rnvp n ON n.address_id = c.address_id"
    " LEFT JOIN ({}) p ON p.contact_id = c.id"
    " ORDER BY n.postcode, n.line_6, n.line_4, c.id";

} // namespace

void each_mail_row(Database& database, const std::function<bool(const MailRow&)>& visit) {
    Statement select = database.connection().prepare(fmt::format(k_rows, contact_returns_sql()));
    for (Rows rows = select.rows(); rows.next();) {
        MailRow row;
        row.contact = {rows.get<std::int64_t>(0)};
        row.has_address = !rows.is_null(1);
        row.is_normalized = !rows.is_null(2);
        row.is_mailable = !rows.is_null(3) && rows.get<std::int64_t>(3) != 0;
        row.company = rows.text_or_empty(4);
        row.civility = rows.text_or_empty(5);
        row.first_name = rows.text_or_empty(6);
        row.last_name = rows.text_or_empty(7);
        row.complement = rows.text_or_empty(8);
        row.line_4 = rows.text_or_empty(9);
        row.line_5 = rows.text_or_empty(10);
        row.line_6 = rows.text_or_empty(11);
        row.line_7 = rows.text_or_empty(12);
        row.postcode = rows.text_or_empty(13);
        row.town = rows.text_or_empty(14);
        row.country = rows.text_or_empty(15);
        row.code = rows.text_or_empty(16);
        row.stop = rows.text_or_empty(17);
        if (!visit(row)) {
            return;
        }
    }
}

} // namespace bdd::storage
