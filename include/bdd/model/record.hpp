#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bdd::model {

/// Strong ids: an id of one table is never taken for one of another.
template <typename Tag>
struct Id {
    std::int64_t value = 0; ///< 0: none.
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const noexcept { return value != 0; }
};
using SourceId = Id<struct SourceTag>;
using BatchId = Id<struct BatchTag>;
using RunId = Id<struct RunTag>;
using RecordId = Id<struct RecordTag>;
using ContactId = Id<struct ContactTag>;
using AccountId = Id<struct AccountTag>;
using AddressId = Id<struct AddressTag>;

/// A postal address as it was given: lines tidied, nothing corrected.
struct Address {
    std::array<std::string, 4> lines;
    std::string postcode;
    std::string town;
    std::string country; ///< ISO 3166 alpha-2; "FR" unless the source says otherwise.

    void clear() noexcept {
        for (std::string* text :
             {&lines[0], &lines[1], &lines[2], &lines[3], &postcode, &town, &country}) {
            text->clear();
        }
    }
    [[nodiscard]] bool empty() const noexcept {
        return postcode.empty() && town.empty() && lines[0].empty() && lines[1].empty() &&
               lines[2].empty() && lines[3].empty();
    }
    bool operator==(const Address&) const = default;
};

/// The normalised values read from one line of one source. An empty text is "not given"; keywords
/// (department, level, kinds) are those of the fields module.
struct RecordFields {
    std::string civility;
    std::string title;
    std::string first_name;
    std::string last_name;
    std::string name_key; ///< "LAST FIRST", folded, for search.
    std::string job_title;
    std::string department;
    std::string level;
    std::string email;
    std::string email_kind;
    std::string phone; ///< E.164, as all phones.
    std::string phone_kind;
    std::string mobile;
    std::string company;
    std::string company_key; ///< Loose key, for matching and search.
    std::string legal_form;
    std::string siren;
    std::string siret;
    std::string vat;
    std::string naf;
    std::string website;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> revenue_cents;
    std::optional<bool> opt_in;
    std::string updated_on; ///< YYYY-MM-DD
    std::string more;       ///< JSON object of further values, or empty.
    /// Day on which the base first had the record, once a newer row took the place of that one;
    /// empty: its batch tells.
    std::string collected_on;

    bool operator==(const RecordFields&) const = default;
    /// Empties every field and keeps the memory of the texts.
    void clear() noexcept;
};

inline void RecordFields::clear() noexcept {
    for (std::string* text :
         {&civility,   &title,   &first_name,  &last_name,  &name_key, &job_title,
          &department, &level,   &email,       &email_kind, &phone,    &phone_kind,
          &mobile,     &company, &company_key, &legal_form, &siren,    &siret,
          &vat,        &naf,     &website,     &updated_on, &more,     &collected_on}) {
        text->clear();
    }
    staff.reset();
    revenue_cents.reset();
    opt_in.reset();
}

/// One line of one source, ready for the base.
struct Record {
    RecordFields fields;
    Address address;
    std::uint64_t line = 0;
    std::string external_id;
    std::uint64_t key_hash = 0;     ///< Identity within the source.
    std::uint64_t content_hash = 0; ///< Of the raw cells and the mapping.
    std::uint64_t account_hash = 0; ///< Identity of its company; 0: none said.
    std::uint64_t address_hash = 0; ///< 0: no address.
    std::uint32_t problems = 0;     ///< Bits of fields::Problems.
    std::string raw_cells;          ///< JSON array.
};

/// A record as the base holds it: what survivorship and dedupe look at.
struct StoredRecord {
    RecordId id;
    SourceId source;
    ContactId contact;
    AccountId account;
    AddressId address;
    int source_priority = 50;
    std::string imported_at; ///< Of its batch: freshness where the source gives no date.
    std::string external_id;
    RecordFields fields;
};

} // namespace bdd::model
