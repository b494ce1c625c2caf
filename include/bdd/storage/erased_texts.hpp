#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A text without the values of people; empty when there was nothing to change.
using CleanText = std::function<std::optional<std::string>(std::string_view text)>;

/// Clears what logs may say of people, within the caller's transaction: arguments and counts of
/// runs, names of files, headers and the rows before them, saved names of columns, proofs of
/// consents that are tied to nobody any more, words of requests, and what events and contracts say.
/// Gives how many cells changed.
std::int64_t clear_texts(Database& database, const CleanText& clean);

/// Rows that say something in words of some people: ids of consents and of requests.
struct TiedTexts {
    std::vector<std::int64_t> consents;
    std::vector<std::int64_t> requests;
};
/// Those of these contacts, as long as they are tied to them.
[[nodiscard]] TiedTexts texts_of(Database& database, std::span<const model::ContactId> contacts);
/// Clears these rows, once their people are erased. Gives how many cells changed.
std::int64_t clear_texts(Database& database, const TiedTexts& tied, const CleanText& clean);

} // namespace bdd::storage
