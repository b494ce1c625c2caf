#pragma once

#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::storage {

/// A text without the values of people; empty when there was nothing to change.
using CleanText = std::function<std::optional<std::string>(std::string_view text)>;

/// Clears what logs may say of people, within the caller's transaction: arguments and counts of
/// runs, names of files, headers and the rows before them, saved names of columns, and proofs of
/// consents that are tied to nobody any more. Gives how many cells changed.
std::int64_t clear_texts(Database& database, const CleanText& clean);

} // namespace bdd::storage
