#pragma once

#include "record.hpp"

#include <string>

/// The legitimate ways of writing the same thing; what is plainly wrong stands in damage.hpp.
namespace bdd::bench {

[[nodiscard]] std::string spell_company(Rng& rng, const Company& company);
[[nodiscard]] std::string spell_job(Rng& rng, const Post& post, bool woman);
[[nodiscard]] std::string spell_civility(Rng& rng, bool woman);
[[nodiscard]] std::string spell_phone(Rng& rng, const std::string& ten_digits);
/// Street with its type abbreviated or its number set off; "Saint" as "St".
[[nodiscard]] std::string spell_street(Rng& rng, const Vocabulary& words, std::string street);
/// Writes the first and last name: nickname, initial, half of a compound name, married name.
void spell_name(Rng& rng, const Vocabulary& words, const Person& person, Record& record);
/// Writes address, complement, postcode and town, in their street or their CEDEX form.
void spell_place(Rng& rng, const Vocabulary& words, const Site& site, Record& record);
/// Fills the badge cells from the others.
void join_name(Rng& rng, Record& record);
void join_address(Rng& rng, Record& record);

} // namespace bdd::bench
