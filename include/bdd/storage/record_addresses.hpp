#pragma once

#include <bdd/storage/database.hpp>

#include <functional>
#include <string_view>

namespace bdd::storage {

/// How the person of one record can be reached. Valid during the call only.
struct RecordAddresses {
    std::string_view email;
    std::string_view phone;
    std::string_view mobile;
    std::string_view siren;
    std::string_view more; ///< JSON object of further values, or empty.
};

/// Calls `visit` with every record of the base, by id.
void each_record_addresses(Database& database,
                           const std::function<void(const RecordAddresses&)>& visit);

} // namespace bdd::storage
