#pragma once

#include "storage/sqlite.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// Rows on their way into one table, gathered in memory and inserted by one statement that reads
/// them as a virtual table: opening, starting and ending a statement for each row would cost as
/// much as the row.
class RowFeed {
public:
    /// `columns`: "id, name, …", in the order in which the cells of a row come.
    RowFeed(Connection& connection, std::string_view table, std::string_view columns);
    ~RowFeed();
    RowFeed(const RowFeed&) = delete;
    RowFeed& operator=(const RowFeed&) = delete;

    /// The cells of a row, from left to right; the row ends with its last column. Texts are not
    /// copied and must live until `flush`.
    void add(std::int64_t value);
    void add(std::string_view text);
    void add_null();
    void add_or_null(std::string_view text) { text.empty() ? add_null() : add(text); }
    template <typename T>
    void add_or_null(const std::optional<T>& value) {
        value ? add(static_cast<std::int64_t>(*value)) : add_null();
    }
    /// Inserts what was gathered.
    void flush();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
