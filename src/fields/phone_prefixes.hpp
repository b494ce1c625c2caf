#pragma once

#include <bdd/fields/phone.hpp>

#include <string_view>

namespace bdd::fields {

/// A range of the French numbering plan.
struct FrenchRange {
    PhoneKind kind = PhoneKind::unknown; ///< `unknown`: not assigned, no such number.
    std::string_view calling_code; ///< "33", or that of an overseas département ("262").
};

/// Range of a French national number from data/phone_prefixes_fr.tsv; null when the table does not
/// hold it. Precondition: ten digits, the first a zero.
[[nodiscard]] const FrenchRange* french_range(std::string_view national) noexcept;

} // namespace bdd::fields
