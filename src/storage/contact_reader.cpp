#include "storage/mail_rule.hpp"
#include "storage/sqlite.hpp"

#include <bdd/core/text.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace bdd::storage {

namespace {

constexpr std::array<ContactColumn, 50> k_columns = {{
    {"uid", "c.id", false, 'C'},
    {"civility", "c.civility"},
    {"title", "c.title"},
    {"first_name", "c.first_name"},
    {"last_name", "c.last_name"},
    {"job_title", "c.job_title"},
    {"department", "c.department"},
    {"level", "c.level"},
    {"email", "c.email"},
    {"email_kind", "c.email_kind"},
    {"phone", "c.phone", true},
    {"mobile", "c.mobile", true},
    {"company", "a.name"},
    {"legal_form", "a.legal_form"},
    {"siren", "a.siren"},
    {"siret", "c.siret"},
    {"vat", "a.vat"},
    {"naf", "a.naf"},
    {"staff", "a.staff"},
    {"revenue", "a.revenue_cents / 100"},
    {"website", "a.website"},
    {"address_1", "d.line_1"},
    {"address_2", "d.line_2"},
    {"address_3", "d.line_3"},
    {"address_4", "d.line_4"},
    {"postcode", "d.postcode"},
    {"town", "d.town"},
    {"country", "d.country"},
    {"account_uid", "a.id", false, 'A'},
    {"complement", "n.complement"},
    {"line_4", "n.line_4"},
    {"line_5", "n.line_5"},
    {"line_6", "n.line_6"},
    {"line_7", "n.line_7"},
    {"insee", "n.insee"},
    {"rnvp_code", "n.code"},
    {"rnvp_status", "n.status"},
    {"rnvp_score", "n.score"},
    {"mailable", "CASE WHEN p.stop IS NULL THEN n.mailable ELSE 0 END", false, 0, true},
    {"rnvp_reasons", "n.reasons"},
    {"pnd_motive", "p.motive", false, 0, true},
    {"pnd_on", "p.returned_on", false, 0, true},
    {"pnd_count", "p.returns", false, 0, true},
    {"pnd_stop", "p.stop", false, 0, true},
    {"kind", "c.kind"},
    {"phone_kind", "c.phone_kind"},
    {"records", "c.records"},
    {"updated_on", "c.updated_on"},
    {"sources", "(SELECT group_concat(code, ' ') FROM (SELECT DISTINCT s.code FROM record r"
                " JOIN source s ON s.id = r.source_id WHERE r.contact_id = c.id ORDER BY s.code))"},
    {"external_ids", "(SELECT group_concat(external_id, ' ') FROM (SELECT s.code || ':' ||"
                     " r.external_id AS external_id FROM record r JOIN source s"
                     " ON s.id = r.source_id WHERE r.contact_id = c.id"
                     " AND r.external_id IS NOT NULL ORDER BY r.id))"},
}};

constexpr std::string_view k_from = " FROM contact c LEFT JOIN account a ON a.id = c.account_id"
                                    " LEFT JOIN address d ON d.id = c.address_id"
                                    " LEFT JOIN address_rnvp n ON n.address_id = c.address_id";
constexpr std::size_t k_least_digits = 6;

std::string select_sql(std::span<const std::size_t> columns) {
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        sql += i == 0 ? "" : ", ";
        sql += k_columns.at(columns[i]).expression;
    }
    sql += k_from;
    const bool of_returns = std::any_of(columns.begin(), columns.end(), [](std::size_t column) {
        return k_columns.at(column).is_of_returns;
    });
    return of_returns ? sql + " LEFT JOIN (" + contact_returns_sql() + ") p ON p.contact_id = c.id"
                      : sql;
}

/// Ids become uids here: SQLite's printf would take a tenth of an export's time.
void visit_rows(Rows& rows, std::span<const std::size_t> columns, const ContactVisit& visit) {
    std::vector<std::string_view> cells(columns.size());
    std::vector<std::string> uids(columns.size());
    while (rows.next()) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int column = static_cast<int>(i);
            const char letter = k_columns.at(columns[i]).uid;
            if (letter == 0 || rows.is_null(column)) {
                cells[i] = rows.text_or_empty(column);
                continue;
            }
            uids[i].clear();
            fmt::format_to(std::back_inserter(uids[i]), "{}{:07}", letter,
                           rows.get<std::int64_t>(column));
            cells[i] = uids[i];
        }
        if (!visit(cells)) {
            return;
        }
    }
}

} // namespace

std::span<const ContactColumn> contact_columns() {
    return k_columns;
}

std::optional<std::size_t> find_contact_column(std::string_view name) {
    for (std::size_t i = 0; i < k_columns.size(); ++i) {
        if (k_columns.at(i).name == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::int64_t ContactReader::count() {
    return m_database->connection().query_integer("SELECT count(*) FROM contact").value_or(0);
}

void ContactReader::each(std::span<const std::size_t> columns, const ContactVisit& visit) {
    Statement select = m_database->connection().prepare(select_sql(columns) + " ORDER BY c.id");
    Rows rows = select.rows();
    visit_rows(rows, columns, visit);
}

void ContactReader::search(std::string_view text, std::int64_t most,
                           std::span<const std::size_t> columns, const ContactVisit& visit) {
    const std::string key = text::key(text);
    const std::vector<std::string_view> words = text::words(key);
    std::string sql = select_sql(columns) + " WHERE c.uid = ?1 OR instr(c.email, ?2) > 0";
    if (!words.empty()) {
        std::string all;
        for (std::size_t i = 0; i < words.size(); ++i) {
            all += all.empty() ? "" : " AND ";
            all += "instr(coalesce(c.name_key, '') || ' ' || coalesce(a.name_key, ''), ?" +
                   std::to_string(i + 5) + ") > 0";
        }
        sql += " OR (" + all + ")";
    }
    std::string digits = text::digits(text);
    const bool by_digits = digits.size() >= k_least_digits;
    if (by_digits) {
        sql += " OR instr(c.phone, ?3) > 0 OR instr(c.mobile, ?3) > 0 OR instr(a.siren, ?3) > 0"
               " OR instr(c.siret, ?3) > 0";
        // 02 99 … and 00 33 2 99 … are stored as +332 99 …
        digits.erase(0, digits.substr(0, 2) == "00" ? 2 : digits.front() == '0' ? 1 : 0);
    }
    sql += " ORDER BY c.last_name IS NULL, bdd_fold(c.last_name), bdd_fold(c.first_name), c.id"
           " LIMIT ?4";
    Statement select = m_database->connection().prepare(sql);
    const std::string lowered = text::lower(text::trim(text));
    const std::string uid = text::upper(text::trim(text));
    select.bind(1, uid);
    select.bind(2, lowered.empty() ? std::string_view("\x01") : std::string_view(lowered));
    if (by_digits) {
        select.bind(3, digits);
    }
    select.bind(4, most);
    for (std::size_t i = 0; i < words.size(); ++i) {
        select.bind(static_cast<int>(i + 5), words[i]);
    }
    Rows rows(select);
    visit_rows(rows, columns, visit);
}

struct ContactLookup::Impl {
    Impl(Database& database, std::vector<std::size_t> asked)
        : columns(std::move(asked))
        , select(database.connection(), select_sql(columns) + " WHERE c.id = ?") {}

    std::vector<std::size_t> columns;
    Statement select;
};

ContactLookup::ContactLookup(Database& database, std::vector<std::size_t> columns)
    : m_impl(std::make_unique<Impl>(database, std::move(columns))) {}
ContactLookup::~ContactLookup() = default;

bool ContactLookup::find(model::ContactId id, const ContactVisit& visit) {
    bool found = false;
    Rows rows = m_impl->select.rows(id.value);
    visit_rows(rows, m_impl->columns, [&](std::span<const std::string_view> cells) {
        found = true;
        return visit(cells);
    });
    return found;
}

} // namespace bdd::storage
