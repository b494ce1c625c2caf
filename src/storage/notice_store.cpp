#include "storage/sqlite.hpp"

#include <bdd/storage/notice_store.hpp>

namespace bdd::storage {

namespace {

constexpr std::string_view k_give =
    "INSERT INTO notice_given (run_id, record_id, wording_id, how, given_on) VALUES (?, ?, ?, ?, "
    "?)";
constexpr std::string_view k_give_export =
    "INSERT OR IGNORE INTO export_notice (export_id, run_id, wording_id, given_on)"
    " VALUES (?, ?, ?, ?)";
constexpr std::string_view k_of_contact =
    "SELECT n.run_id, n.wording_id, n.how, n.given_on FROM notice_given n"
    " JOIN record r ON r.id = n.record_id WHERE r.contact_id = ? ORDER BY n.given_on, n.id";
constexpr std::string_view k_exports =
    "SELECT run_id, wording_id, 'sent', given_on, export_id FROM export_notice ORDER BY export_id";
constexpr std::string_view k_contacts =
    "SELECT DISTINCT r.contact_id FROM notice_given n JOIN record r ON r.id = n.record_id"
    " ORDER BY r.contact_id";

NoticeGiven read_notice(const Rows& rows) {
    return {{rows.get<std::int64_t>(0)},
            rows.get<std::int64_t>(1),
            rows.get<std::string>(2),
            rows.get<std::string>(3)};
}

} // namespace

void NoticeStore::give(model::RecordId record, const NoticeGiven& notice) {
    Statement insert = m_database->connection().prepare(k_give);
    insert.run(notice.run.value, record.value, notice.wording, notice.how, notice.given_on);
}

bool NoticeStore::give_with_export(std::int64_t export_id, const NoticeGiven& notice) {
    Connection& connection = m_database->connection();
    Statement insert = connection.prepare(k_give_export);
    insert.run(export_id, notice.run.value, notice.wording, notice.given_on);
    return connection.changes() > 0;
}

std::vector<NoticeGiven> NoticeStore::of_contact(model::ContactId contact) {
    std::vector<NoticeGiven> notices;
    Statement select = m_database->connection().prepare(k_of_contact);
    for (Rows rows = select.rows(contact.value); rows.next();) {
        notices.push_back(read_notice(rows));
    }
    return notices;
}

std::vector<ExportNotice> NoticeStore::exports() {
    std::vector<ExportNotice> notices;
    Statement select = m_database->connection().prepare(k_exports);
    for (Rows rows = select.rows(); rows.next();) {
        notices.push_back({rows.get<std::int64_t>(4), read_notice(rows)});
    }
    return notices;
}

void NoticeStore::each_contact(const std::function<void(model::ContactId)>& visit) {
    Statement select = m_database->connection().prepare(k_contacts);
    for (Rows rows = select.rows(); rows.next();) {
        visit({rows.get<std::int64_t>(0)});
    }
}

} // namespace bdd::storage
