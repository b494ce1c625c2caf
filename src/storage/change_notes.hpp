#pragma once

#include "storage/row_feed.hpp"

#include <bdd/model/record.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bdd::storage {

/// Notes what one run changes, many rows at once, for undo: numbered behind what the run noted so
/// far. Nothing else may note for the run meanwhile.
class ChangeNotes {
public:
    ChangeNotes(Connection& connection, model::RunId run);

    /// A row that goes from one owner to another.
    void add(std::string_view kind, std::int64_t row, std::int64_t before, std::int64_t after);
    /// A row that becomes an alias; `before` (NULL when it is empty) must live until `flush`.
    void add_merge(std::string_view kind, std::int64_t row, std::string_view before,
                   std::int64_t after);
    /// Writes what was noted; at the end.
    void flush();

private:
    void start_row(std::string_view kind, std::int64_t row);
    void end_row(std::int64_t after);

    std::int64_t m_run;
    std::int64_t m_seq;
    std::size_t m_gathered = 0;
    RowFeed m_feed;
};

} // namespace bdd::storage
