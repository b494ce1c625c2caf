#pragma once

#include <bdd/model/event.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bdd::storage {

/// An event as the base has it. Empty texts: not given.
struct EventDetail {
    model::EventType type = model::EventType::note;
    std::optional<model::CallOutcome> outcome;
    std::optional<model::EventChannel> channel;
    std::string at;
    std::string campaign;
    std::optional<std::int64_t> value_cents;
    std::string ref;
    std::string url;
    std::string detail;
    std::string next_on;
    std::string source; ///< Code.
    model::RunId run;
    bool of_account = false; ///< Of the company, and of nobody there.
};

struct ContractDetail {
    std::string ref;
    std::string product;
    std::optional<std::int64_t> amount_cents;
    std::optional<std::int64_t> margin_cents;
    std::string volume;
    std::string conditions;
    std::string start_on;
    std::string end_on;
    std::string renewal_on;
    std::string status;
    std::string source; ///< Code.
    model::RunId run;
    bool of_account = false;
};

/// How often something happened, and when last.
struct EventCount {
    model::EventType type = model::EventType::note;
    std::int64_t count = 0;
    std::int64_t value_cents = 0; ///< Sum.
    std::string last_at;
};

/// What happened to a contact or to a company. A company has all that its records tell, of whoever
/// there.
struct Activity {
    std::vector<EventCount> counts;        ///< By type, as the list of types has them.
    std::vector<EventDetail> events;       ///< The newest first, as many as were asked for.
    std::vector<ContractDetail> contracts; ///< By start.

    [[nodiscard]] bool empty() const noexcept { return counts.empty() && contracts.empty(); }
};

/// Reads activity. Aliases are not followed.
class ActivityReader {
public:
    explicit ActivityReader(Database& database)
        : m_database(&database) {}

    /// `most`: events that are given one by one.
    [[nodiscard]] Activity of(model::ContactId contact, std::int64_t most);
    [[nodiscard]] Activity of(model::AccountId account, std::int64_t most);

    /// Calls `visit` with contacts and the day, up to `day`, of the last act by which they came
    /// forward: an event that model::traits_of calls inbound, or a contract that ran. Of one
    /// contact, or of all. Days count from 1970-01-01.
    void each_last_act(std::optional<model::ContactId> contact, std::int64_t day,
                       const std::function<void(model::ContactId, std::int64_t)>& visit);

private:
    Database* m_database;
};

} // namespace bdd::storage
