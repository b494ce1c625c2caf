#pragma once

#include <bdd/model/record.hpp>

#include <map>
#include <string>

namespace bdd::model {

/// Which record gave which field: field name → record, for fields that the main record did not
/// give.
using Origin = std::map<std::string, RecordId>;

/// The person that one or more records speak of: the conclusion.
struct Contact {
    ContactId id;
    AccountId account;
    AddressId address;
    bool is_person = false; ///< False: a company without a named person.
    std::string civility;
    std::string title;
    std::string first_name;
    std::string last_name;
    std::string name_key;
    std::string job_title;
    std::string department;
    std::string level;
    std::string email;
    std::string email_kind;
    std::string phone;
    std::string phone_kind;
    std::string mobile;
    std::string siret;
    std::string updated_on;
    RecordId main_record;
    Origin origin;
    std::int64_t records = 0; ///< How many records speak of it.

    bool operator==(const Contact&) const = default;
};

/// The company, in the same way.
struct Account {
    AccountId id;
    AddressId address;
    std::string name;
    std::string name_key;
    std::string legal_form;
    std::string siren;
    std::string vat;
    std::string naf;
    std::string website;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> revenue_cents;
    RecordId main_record;
    Origin origin;

    bool operator==(const Account&) const = default;
};

} // namespace bdd::model
