#pragma once

#include <cstdint>

namespace bdd::storage {

class Connection;

/// Draws the orders anew that have one of these lines: the value is the sum of all their lines, the
/// day that of the first line that buys. An order of which refunds left nothing is of type
/// order_refunded: it counts no more, and its value does.
void sum_orders(Connection& connection, std::int64_t first_line, std::int64_t last_line);

/// Takes these lines away, and the orders that have no other; draws the rest anew. Gives how many
/// lines there were.
std::int64_t drop_order_lines(Connection& connection, std::int64_t first_line,
                              std::int64_t last_line);

} // namespace bdd::storage
