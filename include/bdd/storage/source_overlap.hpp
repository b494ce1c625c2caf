#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::storage {

/// What one source knows.
struct SourceReach {
    std::string source; ///< Code.
    std::int64_t contacts = 0;
    std::int64_t alone = 0; ///< Contacts that no other source knows.
};

/// What two sources both know.
struct SharedContacts {
    std::size_t a = 0; ///< Index in `sources`, below b.
    std::size_t b = 0;
    std::int64_t contacts = 0;
};

struct SourceOverlap {
    std::vector<SourceReach> sources;  ///< By code.
    std::vector<SharedContacts> pairs; ///< Every pair, also without a contact in common.
    std::int64_t contacts = 0;         ///< All of the base.
};

/// One pass over the records, in the order of their contacts.
[[nodiscard]] SourceOverlap source_overlap(Database& database, const CancelFlag& cancel);

} // namespace bdd::storage
