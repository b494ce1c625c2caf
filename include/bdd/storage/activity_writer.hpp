#pragma once

#include <bdd/model/event.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace bdd::storage {

/// Whom something happened to: the contact of a record, or only the company that it speaks of.
struct Tie {
    model::RecordId record;
    bool of_account = false;
    bool operator==(const Tie&) const = default;
};

/// Something that happened, as a file tells of it. Texts may be empty.
struct NewEvent {
    Tie tie;
    model::EventType type = model::EventType::note;
    std::optional<model::CallOutcome> outcome;
    std::optional<model::EventChannel> channel;
    std::int64_t day = 0; ///< Since 1970-01-01, in the calendar of the place.
    std::string_view at;  ///< YYYY-MM-DD, or a time in UTC.
    std::string_view campaign;
    std::optional<std::int64_t> value_cents;
    std::string_view ref;
    std::string_view url;
    std::string_view detail;
    std::string_view next_on;
    std::uint64_t key = 0; ///< Hash of what makes it this event and no other.
};

/// A line of an order: what was bought or, below zero, given back.
struct NewOrderLine {
    std::int64_t day = 0;
    std::int64_t amount_cents = 0;
    std::optional<std::int64_t> margin_cents;
    std::optional<double> quantity;
    std::string_view product;
    std::string_view contract;
    std::uint64_t key = 0;
};

/// What a source says of a contract; days are YYYY-MM-DD.
struct NewContract {
    Tie tie;
    std::string_view ref;
    std::string_view product;
    std::optional<std::int64_t> amount_cents;
    std::optional<std::int64_t> margin_cents;
    std::string_view volume;
    std::string_view conditions;
    std::string_view start_on;
    std::string_view end_on;
    std::string_view renewal_on;
    std::string_view status; ///< active, ended, cancelled.
    std::uint64_t key = 0;   ///< Of the contract, whatever is said of it.
};

/// What became of a row.
enum class Noted { added, changed, known };

/// Notes activity inside the caller's transaction, and what undo needs.
class ActivityWriter {
public:
    /// `source` tells of it.
    ActivityWriter(Database& database, model::RunId run, model::SourceId source);
    ~ActivityWriter();
    ActivityWriter(const ActivityWriter&) = delete;
    ActivityWriter& operator=(const ActivityWriter&) = delete;

    /// An event whose key is known changes nothing.
    [[nodiscard]] Noted add(const NewEvent& event);
    /// Adds a line to the order with the key of `order`, which is made with its first line: its
    /// value is the sum of its lines, its day that of the first line that buys. A line whose key is
    /// known changes nothing.
    [[nodiscard]] Noted add(const NewEvent& order, const NewOrderLine& line);
    /// Whom the order with this key concerns; empty: there is none.
    [[nodiscard]] std::optional<Tie> tie_of(std::uint64_t order_key);
    /// A contract that is known under its key says the new things from now on.
    [[nodiscard]] Noted put(const NewContract& contract);
    /// Sums the orders up, and notes the new rows for undo; at the end.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
