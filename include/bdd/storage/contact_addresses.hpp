#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// One record of a contact with the addresses that it gave: what a consent or an objection of the
/// person can be tied to.
struct GivenAddresses {
    model::RecordId record;
    std::string email;
    std::string phone;
    std::string mobile;
    std::string name_key;
    std::string company_key;
    model::Address address;
    bool is_main = false; ///< It gave the contact its e-mail.
};

/// Finds the records behind a contact or an e-mail address.
class ContactAddresses {
public:
    explicit ContactAddresses(Database& database)
        : m_database(&database) {}

    /// The records of the contact that has this id now, the one of its e-mail first, then the
    /// newest. For one that was merged into another: the records that it had, as far as they are
    /// still where it led. Empty when no contact has or had this id.
    [[nodiscard]] std::vector<GivenAddresses> of(model::ContactId id);
    /// The contacts of which a record gave this normalised e-mail, by id.
    [[nodiscard]] std::vector<model::ContactId> with_email(std::string_view email);

private:
    Database* m_database;
};

} // namespace bdd::storage
