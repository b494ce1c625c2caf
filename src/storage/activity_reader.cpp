#include "storage/sqlite.hpp"

#include <bdd/storage/activity_reader.hpp>

#include <fmt/format.h>

#include <array>

namespace bdd::storage {

namespace {

/// Whose activity it is: the contact's own, or everything at a company.
constexpr std::string_view k_of_contact = "r.contact_id = ?1 AND x.of_account = 0";
constexpr std::string_view k_of_account = "r.account_id = ?1";

constexpr std::string_view k_counts =
    "SELECT x.type, count(*), total(x.value_cents), max(x.at) FROM record r JOIN event x"
    " ON x.record_id = r.id WHERE {} GROUP BY x.type ORDER BY x.type";
constexpr std::string_view k_events =
    "SELECT x.type, x.outcome, x.channel, x.at, c.code, x.value_cents, x.ref, x.url, x.detail,"
    " x.next_on, s.code, x.run_id, x.of_account FROM record r JOIN event x ON x.record_id = r.id"
    " JOIN source s ON s.id = x.source_id LEFT JOIN campaign_code c ON c.id = x.campaign_id"
    " WHERE {} ORDER BY x.day DESC, x.at DESC, x.id DESC LIMIT ?2";
constexpr std::string_view k_contracts =
    "SELECT x.ref, x.product, x.amount_cents, x.margin_cents, x.volume, x.conditions, x.start_on,"
    " x.end_on, x.renewal_on, x.status, s.code, x.run_id, x.of_account FROM record r"
    " JOIN contract x ON x.record_id = r.id JOIN source s ON s.id = x.source_id"
    " WHERE {} ORDER BY x.start_on, x.id";
/// While a contract runs its party is there; what ended without a day ended when it began, for all
/// that is known.
constexpr std::string_view k_last_acts =
    "SELECT contact_id, max(day) FROM ("
    "SELECT r.contact_id, x.day FROM event x JOIN record r ON r.id = x.record_id"
    " WHERE x.of_account = 0 AND x.day <= ?1 AND (x.type IN ({0}) OR x.type = {1} AND x.outcome IN"
    " ({2})) AND {3}"
    " UNION ALL SELECT r.contact_id, min(?1, CAST(julianday(coalesce(x.end_on, CASE WHEN"
    " x.status IN ('ended', 'cancelled') THEN x.start_on ELSE date(?1 * 86400, 'unixepoch') END))"
    " - 2440587.5 AS INTEGER)) FROM contract x JOIN record r ON r.id = x.record_id"
    " WHERE x.of_account = 0 AND x.start_on <= date(?1 * 86400, 'unixepoch') AND {3})"
    " GROUP BY contact_id ORDER BY contact_id";

template <typename Enum>
std::optional<Enum> read_enum(const Rows& rows, int column) {
    const auto number = rows.get<std::optional<std::int64_t>>(column);
    return number ? std::optional(static_cast<Enum>(*number)) : std::nullopt;
}

EventDetail read_event(const Rows& rows) {
    EventDetail event;
    event.type = static_cast<model::EventType>(rows.get<std::int64_t>(0));
    event.outcome = read_enum<model::CallOutcome>(rows, 1);
    event.channel = read_enum<model::EventChannel>(rows, 2);
    event.at = rows.text_or_empty(3);
    event.campaign = rows.text_or_empty(4);
    event.value_cents = rows.get<std::optional<std::int64_t>>(5);
    int column = 6;
    for (std::string* text :
         {&event.ref, &event.url, &event.detail, &event.next_on, &event.source}) {
        *text = rows.text_or_empty(column++);
    }
    event.run = {rows.get<std::int64_t>(11)};
    event.of_account = rows.get<std::int64_t>(12) != 0;
    return event;
}

ContractDetail read_contract(const Rows& rows) {
    ContractDetail contract;
    contract.ref = rows.text_or_empty(0);
    contract.product = rows.text_or_empty(1);
    contract.amount_cents = rows.get<std::optional<std::int64_t>>(2);
    contract.margin_cents = rows.get<std::optional<std::int64_t>>(3);
    int column = 4;
    for (std::string* text :
         {&contract.volume, &contract.conditions, &contract.start_on, &contract.end_on,
          &contract.renewal_on, &contract.status, &contract.source}) {
        *text = rows.text_or_empty(column++);
    }
    contract.run = {rows.get<std::int64_t>(11)};
    contract.of_account = rows.get<std::int64_t>(12) != 0;
    return contract;
}

Activity read_activity(Connection& connection, std::string_view whose, std::int64_t id,
                       std::int64_t most) {
    Activity activity;
    Statement counts = connection.prepare(fmt::format(fmt::runtime(k_counts), whose));
    for (Rows rows = counts.rows(id); rows.next();) {
        activity.counts.push_back(
            {static_cast<model::EventType>(rows.get<std::int64_t>(0)), rows.get<std::int64_t>(1),
             static_cast<std::int64_t>(rows.get<double>(2)), std::string(rows.text_or_empty(3))});
    }
    Statement events = connection.prepare(fmt::format(fmt::runtime(k_events), whose));
    for (Rows rows = events.rows(id, most); rows.next();) {
        activity.events.push_back(read_event(rows));
    }
    Statement contracts = connection.prepare(fmt::format(fmt::runtime(k_contracts), whose));
    for (Rows rows = contracts.rows(id); rows.next();) {
        activity.contracts.push_back(read_contract(rows));
    }
    return activity;
}

void append_number(std::string& list, int number) {
    list += (list.empty() ? "" : ", ") + std::to_string(number);
}

std::string inbound_types() {
    std::string list;
    for (std::size_t i = 1; i <= model::k_event_type_count; ++i) {
        if (model::traits_of(static_cast<model::EventType>(i)).is_inbound) {
            append_number(list, static_cast<int>(i));
        }
    }
    return list;
}

std::string inbound_outcomes() {
    std::string list;
    for (std::size_t i = 1; i <= model::k_call_outcome_count; ++i) {
        if (model::traits_of(model::EventType::call, static_cast<model::CallOutcome>(i))
                .is_inbound) {
            append_number(list, static_cast<int>(i));
        }
    }
    return list;
}

} // namespace

Activity ActivityReader::of(model::ContactId contact, std::int64_t most) {
    return read_activity(m_database->connection(), k_of_contact, contact.value, most);
}

Activity ActivityReader::of(model::AccountId account, std::int64_t most) {
    return read_activity(m_database->connection(), k_of_account, account.value, most);
}

void ActivityReader::each_last_act(
    std::optional<model::ContactId> contact, std::int64_t day,
    const std::function<void(model::ContactId, std::int64_t)>& visit) {
    Statement select = m_database->connection().prepare(
        fmt::format(k_last_acts, inbound_types(), static_cast<int>(model::EventType::call),
                    inbound_outcomes(), contact ? "r.contact_id = ?2" : "?2 = 0"));
    for (Rows rows = select.rows(day, contact.value_or(model::ContactId{}).value); rows.next();) {
        visit({rows.get<std::int64_t>(0)}, rows.get<std::int64_t>(1));
    }
}

} // namespace bdd::storage
