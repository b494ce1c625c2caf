#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <string>

namespace bdd::flows {

struct ContactName {
    std::string person;
    std::string company;
};

/// Names by id, for lists of people: nothing else of a contact is read.
class ContactNames {
public:
    explicit ContactNames(storage::Database& base);

    /// Empty ones for an id that nobody has.
    [[nodiscard]] ContactName of(model::ContactId contact);

private:
    storage::ContactLookup m_lookup;
};

} // namespace bdd::flows
