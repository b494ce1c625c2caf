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

/// One line of the log of consents. Channels, purposes and statuses are keywords; `kind`, `mac` and
/// `key_id` are a fingerprint of the address concerned.
struct Consent {
    std::int64_t id = 0; ///< 0 until it is stored.
    model::RunId run;
    model::RecordId record; ///< None once its person was erased.
    int kind = 0;
    std::string mac; ///< 32 bytes.
    std::uint32_t key_id = 0;
    std::string channel;
    std::string purpose;
    std::string status;
    std::string at; ///< When the person acted: a day, or a time in UTC.
    std::string proof;
    std::optional<std::int64_t> wording;
    std::string ip;
    std::string user_agent;
    std::string requested_at; ///< Of a confirmed one: when it was asked for.
    std::string noted_at;
};

/// What decides about the state of consents; valid during the call only.
struct ConsentStep {
    std::string_view channel;
    std::string_view purpose;
    std::string_view status;
    std::string_view at;
};

/// Where the record that a consent belongs to came from.
struct RecordOrigin {
    std::string source; ///< Code.
    std::string file_name;
    std::string file_hash;
    std::uint64_t line = 0;
    std::string imported_at;
    model::RunId run;
};

/// The log of consents: it only grows. Every act belongs to a record, and so to the contact that
/// the record speaks of, wherever merges, splits and undo take it.
class ConsentStore {
public:
    explicit ConsentStore(Database& database)
        : m_database(&database) {}

    /// Adds one act; its id is given. `run` and `noted_at` must be set.
    std::int64_t append(const Consent& consent);

    /// By the time of the act, then in the order in which they were noted. Aliases are not
    /// followed.
    [[nodiscard]] std::vector<Consent> of_contact(model::ContactId contact);
    /// All that concern one address, also of people who were erased.
    [[nodiscard]] std::vector<Consent> of_fingerprint(int kind, std::string_view mac);

    /// Every contact with acts, by id, in one pass; until `visit` says false.
    using Visit = std::function<bool(model::ContactId, std::span<const ConsentStep>)>;
    void each(const Visit& visit);

    /// Empty when there is no such record.
    [[nodiscard]] std::optional<RecordOrigin> origin_of(model::RecordId record);

private:
    Database* m_database;
};

} // namespace bdd::storage
