#pragma once

#include "cli/context.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace bdd::flows {

/// What a person is entitled to get.
enum class PersonFileKind {
    access,      ///< Everything that the base has of the person (RGPD art. 15).
    portability, ///< What the person gave, with consent or for a contract (RGPD art. 20).
};

/// The file of a person: conclusions and the records that gave them, every raw cell with its
/// source, returned mail, consents with their proof, oppositions, what the person was told and
/// asked for, whether the person may be contacted, who got files with the person in them, and what
/// the archive keeps. For portability: the raw records of sources that had them from the person, on
/// a basis that gives the right, and which sources were left out. Precondition: the contact is in
/// the base under this id.
[[nodiscard]] nlohmann::ordered_json person_file(const cli::Context& ctx, storage::Database& base,
                                                 model::ContactId contact, PersonFileKind kind);

/// What the archive keeps of a contact that has left the base, as a file for access; empty when it
/// keeps nothing.
[[nodiscard]] std::optional<nlohmann::ordered_json> archived_person_file(const cli::Context& ctx,
                                                                         model::ContactId contact);

/// The same to be read by the person.
[[nodiscard]] std::string person_file_text(const nlohmann::ordered_json& file);
/// The same as rows: section, source, at, field, value. UTF-8, comma.
[[nodiscard]] std::string person_file_csv(const nlohmann::ordered_json& file);

} // namespace bdd::flows
