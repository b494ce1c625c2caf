#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Words with a part to play in names of persons. Everything is compared by text::key.
namespace bdd::fields {

/// DE, DU, LE, VAN, BEN …: no part of the loose key of a name.
[[nodiscard]] bool is_name_particle(std::string_view key_word) noexcept;
/// NEE, EPOUSE, VEUVE …: stands between the names of a married person.
[[nodiscard]] bool is_married_name_link(std::string_view key_word) noexcept;

/// The same as is_first_name for a text that is a key already.
[[nodiscard]] bool is_first_name_key(std::string_view key);
/// Keys of the names that a diminutive may stand for; null when it is none.
[[nodiscard]] const std::vector<std::string>* full_first_names(std::string_view key);

/// Single letters, or two that stand for a compound first name ("JP").
[[nodiscard]] bool is_initial(std::string_view key);

/// True for a cell that holds no name at all: signs only, digits only, "N/A", "néant". "NA" and
/// "Null" are names.
[[nodiscard]] bool is_no_name(std::string_view cell);

} // namespace bdd::fields
