#pragma once

#include <bdd/model/record.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace bdd::model {

/// What one record, or several that say exactly the same, says about its company. The views belong
/// to whoever gathered the statement.
struct AccountStatement {
    RecordId record;            ///< The earliest of them.
    std::int64_t records = 1;   ///< How many say it.
    std::string_view freshness; ///< YYYY-MM-DD of the freshest: its own date, else of its import.
    int source_priority = 50;
    AddressId address;
    std::string_view company;
    std::string_view company_key;
    std::string_view legal_form;
    std::string_view siren;
    std::string_view vat;
    std::string_view naf;
    std::string_view website;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> revenue_cents;
};

} // namespace bdd::model
