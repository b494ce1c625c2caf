#include "storage/sqlite.hpp"

#include <bdd/storage/consent_store.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

constexpr std::string_view k_append =
    "INSERT INTO consent (run_id, record_id, kind, mac, key_id, channel, purpose, status, at,"
    " proof, wording_id, ip, user_agent, requested_at, noted_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
/// In the order of read_consent.
constexpr std::string_view k_select =
    "SELECT c.id, c.run_id, c.record_id, c.kind, c.mac, c.key_id, c.channel, c.purpose, c.status,"
    " c.at, c.proof, c.wording_id, c.ip, c.user_agent, c.requested_at, c.noted_at FROM consent c"
    " {} ORDER BY c.at, c.id";
constexpr std::string_view k_of_contact =
    "JOIN record r ON r.id = c.record_id WHERE r.contact_id = ?";
constexpr std::string_view k_of_fingerprint = "WHERE c.mac = ?1 AND c.kind = ?2";
constexpr std::string_view k_each =
    "SELECT r.contact_id, c.channel, c.purpose, c.status, c.at FROM consent c"
    " JOIN record r ON r.id = c.record_id ORDER BY r.contact_id, c.id";
constexpr std::string_view k_origin =
    "SELECT s.code, b.file_name, b.file_hash, r.line, b.imported_at, b.run_id FROM record r"
    " JOIN source s ON s.id = r.source_id JOIN batch b ON b.id = r.batch_id WHERE r.id = ?";

Consent read_consent(const Rows& rows) {
    Consent act;
    act.id = rows.get<std::int64_t>(0);
    act.run = {rows.get<std::int64_t>(1)};
    act.record = {rows.get<std::optional<std::int64_t>>(2).value_or(0)};
    act.kind = rows.get<int>(3);
    act.mac = rows.get<std::string>(4);
    act.key_id = rows.get<std::uint32_t>(5);
    act.channel = rows.get<std::string>(6);
    act.purpose = rows.get<std::string>(7);
    act.status = rows.get<std::string>(8);
    act.at = rows.get<std::string>(9);
    act.proof = rows.text_or_empty(10);
    act.wording = rows.get<std::optional<std::int64_t>>(11);
    act.ip = rows.text_or_empty(12);
    act.user_agent = rows.text_or_empty(13);
    act.requested_at = rows.text_or_empty(14);
    act.noted_at = rows.get<std::string>(15);
    return act;
}

std::vector<Consent> read_all(Rows rows) {
    std::vector<Consent> acts;
    while (rows.next()) {
        acts.push_back(read_consent(rows));
    }
    return acts;
}

} // namespace

std::int64_t ConsentStore::append(const Consent& act) {
    Connection& connection = m_database->connection();
    Statement insert = connection.prepare(k_append);
    insert.run(act.run.value, act.record.value, act.kind, Blob{act.mac}, act.key_id, act.channel,
               act.purpose, act.status, act.at, or_null(act.proof), act.wording, or_null(act.ip),
               or_null(act.user_agent), or_null(act.requested_at), act.noted_at);
    return connection.last_insert_id();
}

std::vector<Consent> ConsentStore::of_contact(model::ContactId contact) {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_of_contact));
    return read_all(select.rows(contact.value));
}

std::vector<Consent> ConsentStore::of_fingerprint(int kind, std::string_view mac) {
    Statement select = m_database->connection().prepare(fmt::format(k_select, k_of_fingerprint));
    return read_all(select.rows(Blob{mac}, kind));
}

void ConsentStore::each(const Visit& visit) {
    struct Step {
        std::string channel;
        std::string purpose;
        std::string status;
        std::string at;
    };
    Statement select = m_database->connection().prepare(k_each);
    Rows rows = select.rows();
    std::vector<Step> held;
    std::vector<ConsentStep> steps;
    std::int64_t contact = 0;
    const auto give = [&] {
        steps.clear();
        for (const Step& step : held) {
            steps.push_back({step.channel, step.purpose, step.status, step.at});
        }
        const bool goes_on = steps.empty() || visit({contact}, steps);
        held.clear(); // The steps are views of it.
        return goes_on;
    };
    while (rows.next()) {
        const auto owner = rows.get<std::int64_t>(0);
        if (owner != contact && !give()) {
            return;
        }
        contact = owner;
        held.push_back({rows.get<std::string>(1), rows.get<std::string>(2),
                        rows.get<std::string>(3), rows.get<std::string>(4)});
    }
    (void)give();
}

std::optional<RecordOrigin> ConsentStore::origin_of(model::RecordId record) {
    Statement select = m_database->connection().prepare(k_origin);
    Rows rows = select.rows(record.value);
    if (!rows.next()) {
        return std::nullopt;
    }
    return RecordOrigin{
        rows.get<std::string>(0), rows.get<std::string>(1),
        rows.get<std::string>(2), static_cast<std::uint64_t>(rows.get<std::int64_t>(3)),
        rows.get<std::string>(4), {rows.get<std::int64_t>(5)}};
}

} // namespace bdd::storage
