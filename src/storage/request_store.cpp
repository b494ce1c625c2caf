#include "storage/sqlite.hpp"

#include <bdd/storage/request_store.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

/// In the order of read_request.
constexpr std::string_view k_select =
    "SELECT q.id, q.run_id, q.asked, q.way, q.received_on, q.due_on, q.extended_to,"
    " q.extend_reason, q.identity, q.closed_on, q.outcome, q.outcome_note, q.lifted_on"
    " FROM rights_request q {}";
constexpr std::string_view k_by_id = "WHERE q.id = ?";
constexpr std::string_view k_by_term =
    "ORDER BY q.closed_on IS NOT NULL, CASE WHEN q.closed_on IS NULL"
    " THEN coalesce(q.extended_to, q.due_on) END, q.closed_on DESC, q.id";
constexpr std::string_view k_by_contact =
    "WHERE q.id IN (SELECT p.request_id FROM request_record p JOIN record r ON r.id = p.record_id"
    " WHERE r.contact_id = ?) ORDER BY q.id";
constexpr std::string_view k_by_subject =
    "WHERE q.id IN (SELECT request_id FROM request_subject WHERE kind = ? AND mac = ?"
    " AND key_id = ?) ORDER BY q.id";
constexpr std::string_view k_add =
    "INSERT INTO rights_request (run_id, asked, way, received_on, due_on, identity, closed_on,"
    " outcome, outcome_note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view k_add_subject =
    "INSERT OR IGNORE INTO request_subject (request_id, kind, mac, key_id) VALUES (?, ?, ?, ?)";
constexpr std::string_view k_add_record =
    "INSERT INTO request_record (request_id, record_id) VALUES (?, ?)";
constexpr std::string_view k_contacts =
    "SELECT DISTINCT r.contact_id FROM request_record p JOIN record r ON r.id = p.record_id"
    " WHERE p.request_id = ? ORDER BY r.contact_id";
constexpr std::string_view k_update =
    "UPDATE rights_request SET (extended_to, extend_reason, identity, closed_on, outcome,"
    " outcome_note, lifted_on) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?";
/// As RightsRequest::restricts says.
constexpr std::string_view k_restricts =
    "(q.closed_on IS NULL OR (q.asked = 'restriction' AND q.outcome = 'done' AND q.lifted_on IS "
    "NULL))";
constexpr std::string_view k_restricted =
    "SELECT DISTINCT r.contact_id FROM rights_request q JOIN request_record p ON p.request_id = "
    "q.id JOIN record r ON r.id = p.record_id WHERE {} ORDER BY r.contact_id";
constexpr std::string_view k_restricted_subjects =
    "SELECT s.kind, s.mac, s.key_id FROM rights_request q JOIN request_subject s"
    " ON s.request_id = q.id WHERE {}";

RightsRequest read_request(const Rows& rows) {
    RightsRequest request;
    request.id = rows.get<std::int64_t>(0);
    request.run = {rows.get<std::int64_t>(1)};
    request.asked = rows.get<std::string>(2);
    request.way = rows.text_or_empty(3);
    request.received_on = rows.get<std::string>(4);
    request.due_on = rows.get<std::string>(5);
    request.extended_to = rows.text_or_empty(6);
    request.extend_reason = rows.text_or_empty(7);
    request.identity = rows.text_or_empty(8);
    request.closed_on = rows.text_or_empty(9);
    request.outcome = rows.text_or_empty(10);
    request.outcome_note = rows.text_or_empty(11);
    request.lifted_on = rows.text_or_empty(12);
    return request;
}

std::vector<RightsRequest> read_all(Rows rows) {
    std::vector<RightsRequest> requests;
    while (rows.next()) {
        requests.push_back(read_request(rows));
    }
    return requests;
}

std::vector<model::ContactId> read_contacts(Rows rows) {
    std::vector<model::ContactId> contacts;
    while (rows.next()) {
        contacts.push_back({rows.get<std::int64_t>(0)});
    }
    return contacts;
}

} // namespace

std::int64_t RequestStore::add(const RightsRequest& request,
                               std::span<const RequestSubject> subjects,
                               std::span<const model::RecordId> records) {
    Connection& connection = m_database->connection();
    Statement insert = connection.prepare(k_add);
    insert.run(request.run.value, request.asked, or_null(request.way), request.received_on,
               request.due_on, or_null(request.identity), or_null(request.closed_on),
               or_null(request.outcome), or_null(request.outcome_note));
    const std::int64_t id = connection.last_insert_id();
    Statement add_subject = connection.prepare(k_add_subject);
    for (const RequestSubject& subject : subjects) {
        add_subject.run(id, subject.kind, Blob{subject.mac}, subject.key_id);
    }
    Statement add_record = connection.prepare(k_add_record);
    for (const model::RecordId record : records) {
        add_record.run(id, record.value);
    }
    return id;
}

std::optional<RightsRequest> RequestStore::find(std::int64_t id) {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_by_id));
    Rows rows = select.rows(id);
    return rows.next() ? std::optional(read_request(rows)) : std::nullopt;
}

std::vector<RightsRequest> RequestStore::list() {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_by_term));
    return read_all(select.rows());
}

std::vector<RightsRequest> RequestStore::of_contact(model::ContactId contact) {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_by_contact));
    return read_all(select.rows(contact.value));
}

std::vector<RightsRequest> RequestStore::of_subject(const RequestSubject& subject) {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_by_subject));
    return read_all(select.rows(subject.kind, Blob{subject.mac}, subject.key_id));
}

std::vector<model::ContactId> RequestStore::contacts_of(std::int64_t id) {
    Statement select = m_database->connection().prepare(k_contacts);
    return read_contacts(select.rows(id));
}

void RequestStore::update(const RightsRequest& request) {
    Statement update = m_database->connection().prepare(k_update);
    update.run(or_null(request.extended_to), or_null(request.extend_reason),
               or_null(request.identity), or_null(request.closed_on), or_null(request.outcome),
               or_null(request.outcome_note), or_null(request.lifted_on), request.id);
}

std::vector<model::ContactId> RequestStore::restricted() {
    Statement select = m_database->connection().prepare(fmt::format(k_restricted, k_restricts));
    return read_contacts(select.rows());
}

void RequestStore::each_restricted_subject(
    const std::function<void(const RequestSubject&)>& visit) {
    Statement select =
        m_database->connection().prepare(fmt::format(k_restricted_subjects, k_restricts));
    for (Rows rows = select.rows(); rows.next();) {
        visit({rows.get<int>(0), rows.text_or_empty(1), rows.get<std::uint32_t>(2)});
    }
}

} // namespace bdd::storage
