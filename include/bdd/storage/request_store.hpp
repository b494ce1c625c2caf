#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A request of a person under the law. Words are those of the protect module; days YYYY-MM-DD,
/// empty where there is none.
struct RightsRequest {
    std::int64_t id = 0; ///< 0 until it is stored.
    model::RunId run;
    std::string asked; ///< The right.
    std::string way;   ///< How it came.
    std::string received_on;
    std::string due_on; ///< Never moves.
    std::string extended_to;
    std::string extend_reason;
    std::string identity; ///< How it was checked who asks.
    std::string closed_on;
    std::string outcome;
    std::string outcome_note;
    std::string lifted_on; ///< Of a restriction.

    [[nodiscard]] bool is_closed() const noexcept { return !closed_on.empty(); }
    /// The day by which the answer is due now.
    [[nodiscard]] const std::string& due() const noexcept {
        return extended_to.empty() ? due_on : extended_to;
    }
    /// Its subject is kept out of every use.
    [[nodiscard]] bool restricts() const noexcept {
        return !is_closed() || (asked == "restriction" && outcome == "done" && lifted_on.empty());
    }
};

/// A fingerprint of an address of somebody who made a request; valid as long as the caller's.
struct RequestSubject {
    int kind = 0;
    std::string_view mac; ///< 32 bytes.
    std::uint32_t key_id = 0;
};

/// Requests of people, and the restrictions that they bring. A request belongs to records, and so
/// to the contacts that these speak of, wherever merges and splits take them; and to fingerprints,
/// which outlive an erasure.
class RequestStore {
public:
    explicit RequestStore(Database& database)
        : m_database(&database) {}

    /// Gives the id. `run`, `asked`, `received_on` and `due_on` must be set.
    std::int64_t add(const RightsRequest& request, std::span<const RequestSubject> subjects,
                     std::span<const model::RecordId> records);
    [[nodiscard]] std::optional<RightsRequest> find(std::int64_t id);
    /// Open ones by the day on which the answer is due, then closed ones, the newest first.
    [[nodiscard]] std::vector<RightsRequest> list();
    /// Those of one contact, by id. Aliases are not followed.
    [[nodiscard]] std::vector<RightsRequest> of_contact(model::ContactId contact);
    /// Those of a fingerprint, by id: also of people who have left the base, or came back since.
    [[nodiscard]] std::vector<RightsRequest> of_subject(const RequestSubject& subject);
    /// The contacts that a request concerns now, by id; none once they are erased.
    [[nodiscard]] std::vector<model::ContactId> contacts_of(std::int64_t id);
    /// Stores what may change: extension, identity, closure, lifting.
    void update(const RightsRequest& request);

    /// The contacts that a restriction or an open request keeps out of every use, by id.
    [[nodiscard]] std::vector<model::ContactId> restricted();
    /// The fingerprints of the same people, for files that bring them anew.
    void each_restricted_subject(const std::function<void(const RequestSubject&)>& visit);

private:
    Database* m_database;
};

} // namespace bdd::storage
