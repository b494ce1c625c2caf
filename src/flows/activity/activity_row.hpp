#pragma once

#include "flows/activity/activity_ties.hpp"
#include "flows/field_columns.hpp"

#include <bdd/fields/moment.hpp>
#include <bdd/intake/activity_columns.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Which columns of a file of activity say what.
class ActivityColumns {
public:
    /// `given`: as --map says it. Throws Errc::input when no column says whom a row concerns, or
    /// when it happened; Errc::usage as FieldColumns does.
    ActivityColumns(const TabularInput& input, intake::ActivityKind kind,
                    const std::vector<std::string>& given);

    [[nodiscard]] static TabularInput open(const std::string& path, const TabularOptions& options,
                                           intake::ActivityKind kind);

    /// A cell of a row, trimmed; empty where no column holds the field.
    [[nodiscard]] std::string_view cell(const std::vector<std::string_view>& cells,
                                        std::string_view field) const;
    [[nodiscard]] TieCells ties(const std::vector<std::string_view>& cells) const;
    [[nodiscard]] std::array<bool, k_tie_kind_count> tie_kinds() const;
    /// Every column with what it holds; empty for one that is passed over.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> mapping() const {
        return m_columns.mapping();
    }

private:
    FieldColumns m_columns;
    std::vector<std::pair<std::string, std::size_t>> m_places;
};

/// Why a row cannot be read; an empty code: it can.
struct ActivityFault {
    std::string_view code;
    std::string reason; ///< English.
};

/// One row of a file of activity. The views are those of the cells.
struct ActivityRow {
    TieCells ties;
    fields::Moment at; ///< Of a contract: the day on which it begins.
    fields::Repairs repairs;
    std::string_view key; ///< The source's own id of it: an event, a call, a line of an order.
    std::string_view ref; ///< The order's or the contract's number.
    std::string_view campaign;
    std::optional<model::EventType> type; ///< Empty: the word in `said` is unknown.
    std::string_view said;                ///< The type or the outcome as it stands there.
    std::optional<model::CallOutcome> outcome;
    std::optional<model::EventChannel> channel;
    bool is_stop = false; ///< The person wants no more of it.
    std::optional<std::int64_t> cents;
    std::optional<std::int64_t> margin_cents;
    std::optional<double> quantity;
    std::string_view product;
    std::string_view contract;
    std::string_view url;
    std::string detail;
    std::optional<Date> next_on; ///< Of a contract: when it is renewed.
    std::optional<Date> end_on;
    std::string_view volume;
    std::string_view conditions;
    std::string_view status; ///< active, ended, cancelled.
};

/// Reads a row; a fault when it says no day, or no amount where one is needed.
[[nodiscard]] ActivityFault read_activity_row(const ActivityColumns& columns,
                                              intake::ActivityKind kind,
                                              const std::vector<std::string_view>& cells,
                                              fields::DateOrder order, ActivityRow& row);

} // namespace bdd::flows
