#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/protect/gate.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace bdd::flows {

/// What one source means for the contacts that it speaks of, for one purpose and day.
struct SourceRule {
    bool is_indirect = true;
    bool has_business_addresses = false;
    std::optional<Date> collected_on; ///< As declared; else when each record came.
    std::array<protect::SourceRight, protect::k_channel_count> rights{};
};

/// What the records of one contact say together.
struct ContactFold {
    std::array<protect::SourceRight, protect::k_channel_count> rights{};
    std::int64_t collected_on = 0; ///< Days since 1970: the first time that a source had it.
    std::optional<std::int32_t> refused_on; ///< The last day on which a file said no.
    bool has_records = false;
    bool is_indirect = false;
    bool has_business_addresses = false;
    bool claims = false;     ///< A file says yes.
    bool is_opposed = false; ///< An address of a record is on the list.
    bool is_restricted = false;

    /// A further record: the contact may be used by any of its sources, so the best right counts;
    /// it had been collected when the first source had it; one that had it from the person is
    /// enough to be direct.
    void join(const SourceRule& source, Date arrived);
    void refuse(Date day);
};

/// True when `a` allows more: nothing lacks, without a consent to be asked for first; else what is
/// asked last by the gate.
[[nodiscard]] bool is_better(const protect::SourceRight& a, const protect::SourceRight& b) noexcept;

} // namespace bdd::flows
