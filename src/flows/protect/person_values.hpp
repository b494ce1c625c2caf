#pragma once

#include "flows/protect/opposed_value.hpp"

#include <bdd/model/record.hpp>
#include <bdd/protect/value_forms.hpp>
#include <bdd/protect/value_search.hpp>
#include <bdd/storage/database.hpp>

#include <span>
#include <string>
#include <vector>

namespace bdd::flows {

/// A value by which a person is known: an e-mail, a number (E.164) or the name in full.
struct PersonValue {
    protect::ValueKind kind = protect::ValueKind::text;
    std::string text;
    bool is_shared = false; ///< A record of somebody else has it too.
    bool operator==(const PersonValue&) const = default;
};

/// A file that brought a record of a person: it may still lie where it was read.
struct GivingFile {
    std::string source; ///< Code.
    std::string file_name;
    std::string imported_at;
    auto operator<=>(const GivingFile&) const = default;
};

/// Another contact that may be the same person.
struct Lookalike {
    model::ContactId contact;
    std::string value; ///< That both have.
    auto operator<=>(const Lookalike&) const = default;
};

/// Somebody as the base knows them, through all records.
struct KnownPerson {
    model::ContactId contact;
    std::string name; ///< Or e-mail, or company: whatever the base has first.
    std::int64_t records = 0;
    std::vector<PersonValue> values;
    std::vector<std::string> names; ///< First and last names, each alone, as records have them.
    /// What the person alone will be recognised by in a later file: own e-mails and mobile numbers,
    /// else the postal address with the name. Nothing that others share.
    std::vector<OpposedValue> fingerprints;
    std::vector<GivingFile> files; ///< Each once, by source.
    /// Contacts with the same name, own e-mail or mobile number, by id; the first ones.
    std::vector<Lookalike> lookalikes;
};

/// Reads what the base has of these contacts, with one pass over all records to see what is shared
/// with others. Contacts of this list do not count as others.
[[nodiscard]] std::vector<KnownPerson> read_people(storage::Database& base,
                                                   std::span<const model::ContactId> contacts);

/// A search for every spelling of these values, numbered as they stand; sealed. Values that are
/// shared are left out.
[[nodiscard]] protect::ValueSearch search_of(std::span<const PersonValue> values);
/// A search for texts about these very people: shared values too, and each name alone; sealed.
[[nodiscard]] protect::ValueSearch search_about(std::span<const KnownPerson> people);

} // namespace bdd::flows
