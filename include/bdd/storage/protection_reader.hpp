#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace bdd::storage {

/// What one record says that decides whether its contact may be reached. The views live during the
/// visit.
struct RecordFacts {
    model::RecordId record;
    model::ContactId contact;
    model::SourceId source;
    std::string_view collected_on; ///< YYYY-MM-DD: when this source first brought it.
    std::string_view updated_on;   ///< YYYY-MM-DD as the source says; may be empty.
    std::optional<bool> opt_in;
    std::string_view email; ///< Normalised, as all values here.
    std::string_view phone;
    std::string_view mobile;
    std::string_view siren;
    std::string_view name_key;
    std::string_view more; ///< JSON object of further values, or empty.
};

/// What the base concludes of a contact, as far as the gate asks.
struct ContactState {
    model::ContactId contact;
    model::AccountId account;
    bool is_person = false;
    bool has_address = false; ///< Postal, with at least a town or a postcode.
    bool mail_stops = false;  ///< Letters came back: none goes there now.
    std::string_view job_title;
    std::string_view department; ///< Keyword.
    std::string_view email;
    std::string_view email_kind; ///< Keyword.
    std::string_view phone;
    std::string_view mobile;
    std::string_view siren;   ///< Of the account.
    std::string_view website; ///< Of the account.
};

/// Facts for the gate: of the whole base, for exports, or of one contact.
class ProtectionReader {
public:
    explicit ProtectionReader(Database& database)
        : m_database(&database) {}

    /// The highest id that a contact has; 0 without any.
    [[nodiscard]] std::int64_t last_contact();

    /// In the order of the base; of all contacts, or of one.
    void each_record(std::optional<model::ContactId> contact,
                     const std::function<void(const RecordFacts&)>& visit);
    /// By id.
    void each_contact(std::optional<model::ContactId> contact,
                      const std::function<void(const ContactState&)>& visit);

private:
    Database* m_database;
};

} // namespace bdd::storage
