#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace bdd::storage {

/// By what a file may name the person or the company of one record. Valid during the call only.
struct TieFacts {
    model::RecordId record;
    model::ContactId contact;
    model::AccountId account; ///< 0: none.
    bool is_of_source = false;
    std::string_view external_id; ///< The source's own.
    std::string_view email;
    std::string_view phone;
    std::string_view mobile;
    std::string_view siren;
    std::string_view siret;
    std::string_view more; ///< JSON object of further values, or empty.
};

/// Calls `visit` with every record of the base, by id; those of `source` say so.
void each_tie_facts(Database& database, model::SourceId source,
                    const std::function<void(const TieFacts&)>& visit);

/// The records that stand for contacts and accounts: their main ones.
class StandingRecords {
public:
    struct Found {
        model::RecordId record;
        std::int64_t owner = 0; ///< The id now, where the asked one is an alias.
    };

    explicit StandingRecords(Database& database);
    ~StandingRecords();
    StandingRecords(StandingRecords&&) noexcept;
    StandingRecords& operator=(StandingRecords&&) noexcept;

    /// Empty when nobody has or had this id.
    [[nodiscard]] std::optional<Found> of(model::ContactId contact);
    [[nodiscard]] std::optional<Found> of(model::AccountId account);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
