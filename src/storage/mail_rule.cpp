#include "storage/mail_rule.hpp"

#include <fmt/format.h>

namespace bdd::storage {

namespace {

constexpr std::string_view k_lines =
    "coalesce(n.line_4, '') || char(10) || coalesce(n.line_5, '') || char(10)"
    " || coalesce(n.line_6, '')";
constexpr std::string_view k_raw =
    "trim(coalesce(d.line_1, '') || char(10) || coalesce(d.line_2, '') || char(10)"
    " || coalesce(d.line_3, '') || char(10) || coalesce(d.line_4, '') || char(10)"
    " || coalesce(d.postcode, '') || ' ' || coalesce(d.town, ''), char(10) || ' ')";
constexpr std::string_view k_printed = "CASE WHEN n.address_id IS NULL THEN {} ELSE {} END";

/// A letter sent before RNVP saw the address carried complements too; its form alone is no
/// correction, so keys are compared.
constexpr std::string_view k_same_lines =
    "coalesce(CASE WHEN n.address_id IS NULL THEN bdd_key(m.printed) = bdd_key({0})"
    " ELSE bdd_key(m.printed) IN (bdd_key({1}), bdd_key(coalesce(n.complement, '') || ' ' || {1}))"
    " END, 0)";

constexpr std::string_view k_effects =
    "SELECT return_id, contact_id, run_id, source_id, record_id, motive, said, returned_on, age,"
    " is_here, unclaimed_here, CASE motive WHEN 'refused' THEN 1 WHEN 'unknown' THEN is_here"
    " WHEN 'address' THEN same_lines ELSE is_here AND unclaimed_here >= 2 END AS stops FROM ("
    "SELECT *, sum(is_here AND motive = 'unclaimed') OVER (PARTITION BY contact_id)"
    " AS unclaimed_here FROM ("
    "SELECT *, same_address OR same_lines AS is_here FROM ("
    "SELECT m.id AS return_id, r.contact_id, m.run_id, m.source_id, m.record_id, m.motive, m.said,"
    " m.returned_on, c.address_id IS m.address_id AS same_address, {} AS same_lines,"
    " row_number() OVER (PARTITION BY r.contact_id ORDER BY m.returned_on DESC, m.id DESC) AS age"
    " FROM mail_return m JOIN record r ON r.id = m.record_id JOIN contact c ON c.id = r.contact_id"
    " LEFT JOIN address d ON d.id = c.address_id"
    " LEFT JOIN address_rnvp n ON n.address_id = c.address_id)))";

/// What concerns the person comes before what concerns the address.
constexpr std::string_view k_contacts =
    "SELECT contact_id, count(*) AS returns, max(returned_on) AS returned_on,"
    " max(CASE WHEN age = 1 THEN motive END) AS motive,"
    " CASE min(CASE WHEN stops THEN CASE motive WHEN 'refused' THEN 1 WHEN 'unknown' THEN 2"
    " WHEN 'address' THEN 3 ELSE 4 END END) WHEN 1 THEN 'refused' WHEN 2 THEN 'unknown'"
    " WHEN 3 THEN 'address' WHEN 4 THEN 'unclaimed' END AS stop FROM ({}) GROUP BY contact_id";

} // namespace

std::string_view printed_lines_sql() noexcept {
    static const std::string k_sql = fmt::format(k_printed, k_raw, k_lines);
    return k_sql;
}

std::string return_effects_sql() {
    return fmt::format(k_effects, fmt::format(k_same_lines, k_raw, k_lines));
}

std::string contact_returns_sql() {
    return fmt::format(k_contacts, return_effects_sql());
}

} // namespace bdd::storage
