#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// An address as it came.
struct RawAddressRow {
    model::AddressId id;
    model::Address address;
};

/// What RNVP made of an address; keywords are those of the rnvp module.
struct NormalizedAddress {
    model::AddressId id;
    std::string complement; ///< Of lines 1 to 3.
    std::string line_4;
    std::string line_5;
    std::string line_6;
    std::string line_7;
    std::string number;
    std::string repetition;
    std::string street_type;
    std::string street;
    std::string special;
    std::string postcode;
    std::string town;
    std::string cedex;
    std::string insee;
    std::string code;
    std::string status;
    int score = 0;
    bool mailable = false;
    std::string reasons; ///< "L6 saint_short | L4 range_cut"
};

/// What a source brought: addresses of its records.
struct SourceAddresses {
    std::string source;        ///< Code.
    std::uint64_t records = 0; ///< With an address that was normalised.
    std::uint64_t mailable = 0;
    std::uint64_t rejected = 0; ///< REJET or AMBIGUE.
};

/// The results of RNVP, one for each distinct raw address.
class AddressStore {
public:
    explicit AddressStore(Database& database)
        : m_database(&database) {}

    /// The number of a reference; 0 when nothing was checked against it yet.
    [[nodiscard]] std::int64_t find_reference(std::string_view name);
    [[nodiscard]] std::int64_t add_reference(std::string_view name);

    /// Addresses without a result of this reference, or whose mail came back for a fault of the
    /// address since; by id, at most `most` after `after`.
    [[nodiscard]] std::vector<RawAddressRow> stale(std::int64_t reference, model::AddressId after,
                                                   std::size_t most);
    [[nodiscard]] std::int64_t count();
    [[nodiscard]] std::int64_t count_stale(std::int64_t reference);
    /// Replaces the results of these addresses.
    void save(model::RunId run, std::int64_t reference, std::span<const NormalizedAddress> results);

    /// Code, status, mailable, line 6 and reasons of every result.
    void each_result(const std::function<void(const NormalizedAddress& result)>& visit);
    /// By source code.
    [[nodiscard]] std::vector<SourceAddresses> by_source();

private:
    Database* m_database;
};

} // namespace bdd::storage
