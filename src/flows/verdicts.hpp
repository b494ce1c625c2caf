#pragma once

#include "flows/base_session.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/verdict_store.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace bdd::flows {

/// Of a contact with more records, the verdict is kept for so many of them, the earliest: enough to
/// hold two contacts together or apart, and not the square of a thousand.
inline constexpr std::size_t k_most_verdict_records = 20;

/// Two contacts as a user named them: two different ids, which may be one contact by now.
struct AskedPair {
    model::ContactId a;
    model::ContactId b;
};
/// Throws Errc::usage where an id does not read or both are the same.
[[nodiscard]] AskedPair parse_pair(const std::string& a, const std::string& b);

/// Keeps what a person said of two groups of records, ascending and without a record in common:
/// between the earliest of both, and wherever something else was said of two of them before. Gives
/// the number of verdicts that are new.
std::int64_t keep_verdict(storage::VerdictStore& store, const WriteSession& session,
                          std::span<const model::RecordId> a, std::span<const model::RecordId> b,
                          bool same);

} // namespace bdd::flows
