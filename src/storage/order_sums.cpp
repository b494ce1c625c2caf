#include "storage/order_sums.hpp"

#include "storage/sqlite.hpp"

#include <bdd/model/event.hpp>

#include <fmt/format.h>

namespace bdd::storage {

namespace {

constexpr std::string_view k_touched_table =
    "CREATE TEMP TABLE IF NOT EXISTS touched_order (id INTEGER PRIMARY KEY) STRICT;"
    "DELETE FROM touched_order";
constexpr std::string_view k_touch =
    "INSERT OR IGNORE INTO touched_order (id) SELECT event_id FROM order_line WHERE id BETWEEN ?"
    " AND ?";
constexpr std::string_view k_drop_lines = "DELETE FROM order_line WHERE id BETWEEN ? AND ?";
constexpr std::string_view k_drop_empty =
    "DELETE FROM event WHERE id IN (SELECT id FROM touched_order)"
    " AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.event_id = event.id)";
constexpr std::string_view k_sum =
    "UPDATE event SET value_cents = s.net, day = coalesce(s.bought_on, s.first),"
    " at = date(coalesce(s.bought_on, s.first) * 86400, 'unixepoch'),"
    " type = CASE WHEN s.has_refund AND s.net <= 0 THEN {} ELSE {} END"
    " FROM (SELECT event_id, sum(amount_cents) AS net, min(day) AS first,"
    " min(CASE WHEN amount_cents >= 0 THEN day END) AS bought_on,"
    " max(amount_cents < 0) AS has_refund FROM order_line"
    " WHERE event_id IN (SELECT id FROM touched_order) GROUP BY event_id) s"
    " WHERE event.id = s.event_id";

void touch(Connection& connection, std::int64_t first_line, std::int64_t last_line) {
    connection.execute(k_touched_table);
    connection.prepare(k_touch).run(first_line, last_line);
}

void sum_touched(Connection& connection) {
    connection.execute(fmt::format(k_sum, static_cast<int>(model::EventType::order_refunded),
                                   static_cast<int>(model::EventType::order)));
}

} // namespace

void sum_orders(Connection& connection, std::int64_t first_line, std::int64_t last_line) {
    touch(connection, first_line, last_line);
    sum_touched(connection);
}

std::int64_t drop_order_lines(Connection& connection, std::int64_t first_line,
                              std::int64_t last_line) {
    touch(connection, first_line, last_line);
    connection.prepare(k_drop_lines).run(first_line, last_line);
    const std::int64_t dropped = connection.changes();
    connection.execute(k_drop_empty);
    sum_touched(connection);
    return dropped;
}

} // namespace bdd::storage
