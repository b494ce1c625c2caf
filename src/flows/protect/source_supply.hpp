#pragma once

#include <bdd/protect/supply.hpp>
#include <bdd/storage/source_store.hpp>

#include <string>
#include <vector>

namespace bdd::flows {

/// What the engine looks at; valid as long as the source is.
[[nodiscard]] protect::SourceFacts facts_of(const storage::Source& source);

/// "supplier, proof": the keywords of what is missing.
[[nodiscard]] std::string list_of(const std::vector<protect::SupplyItem>& items);
/// The option of `bdd source add` that says it, with a word for the value: "--proof REFERENCE".
[[nodiscard]] std::string option_of(protect::SupplyItem item);
/// The command to type: "bdd source add rented --supplier NAME --proof REFERENCE".
[[nodiscard]] std::string completing_command(const std::string& code,
                                             const std::vector<protect::SupplyItem>& items);

/// Throws Errc::refused when the source is a supplier's and lacks the proof of collection.
void refuse_unproven(const storage::Source& source);

} // namespace bdd::flows
