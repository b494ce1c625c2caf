#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// A column that is looked for in a file.
struct NamedColumn {
    std::span<const std::string_view> names; ///< The usual ones, the best first.
    std::string given;                       ///< By a person, instead of these; may be empty.
    bool is_needed = true;
};

/// Names under which files call the rows and their clusters.
inline constexpr std::array<std::string_view, 5> k_id_names = {"id", "row", "record_id", "rec_id",
                                                               "unique_id"};
inline constexpr std::array<std::string_view, 6> k_cluster_names = {
    "cluster", "cluster_id", "entity", "entity_id", "person_id", "group"};

/// Calls `use` with the trimmed cells of each row, one for each of `wanted`; those of a column that
/// the file lacks are empty. A file of exactly two columns needs no names where two are needed.
/// Throws Errc::input when a needed column is missing and for a row that does not decode or ends
/// before a needed column: a truth of which rows were left out would give false figures. Throws
/// Errc::usage when a given column is missing.
void for_each_named(const std::string& path, std::span<const NamedColumn> wanted,
                    const std::function<void(std::span<const std::string_view> cells)>& use);

} // namespace bdd::flows
