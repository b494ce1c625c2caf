#pragma once

#include "storage/sqlite.hpp"

#include <bdd/model/record.hpp>

#include <string_view>

namespace bdd::storage {

/// Takes back what a person said in one run. What was said of two records is a chain of verdicts,
/// the last of which holds: a run taken out of its middle hands its predecessor to its successor.
class UndoVerdicts {
public:
    explicit UndoVerdicts(Connection& connection);

    /// `former`: the verdict that this one replaced, as noted; may be empty.
    void take_back(model::RunId run, model::RecordId a, model::RecordId b, std::string_view former);
    /// Nothing is said any more of records that an undone import takes away.
    void forget_records(std::int64_t first, std::int64_t last);

private:
    Connection* m_connection;
    Statement m_hand_on;
    Statement m_restore;
    Statement m_drop;
    Statement m_forget;
};

} // namespace bdd::storage
