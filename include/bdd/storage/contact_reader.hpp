#pragma once

#include <bdd/model/golden.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A column of golden contacts, with their account and address, as exports and searches show it.
struct ContactColumn {
    std::string_view name;       ///< "first_name": in CSV headers, JSON keys and --columns.
    std::string_view expression; ///< SQL, from this module's fixed list.
    bool is_phone = false;       ///< E.164; shown in national form to spreadsheets.
    char uid = 0;               ///< The expression is an id, shown as this letter and seven digits.
    bool is_of_returns = false; ///< Needs what returned mail does to letters.
};
/// All of them, in the order of a full export.
[[nodiscard]] std::span<const ContactColumn> contact_columns();
/// Index of a column by name.
[[nodiscard]] std::optional<std::size_t> find_contact_column(std::string_view name);

/// Cells of one contact, in the order asked for; valid during the call only. Absent is empty.
using ContactVisit = std::function<bool(std::span<const std::string_view> cells)>;

class ContactReader {
public:
    explicit ContactReader(Database& database)
        : m_database(&database) {}

    [[nodiscard]] std::int64_t count();
    /// Every contact, by id, until `visit` says false.
    void each(std::span<const std::size_t> columns, const ContactVisit& visit);
    /// Contacts that match a text, by name: every word of it in the names of person and company
    /// (accents and case folded), or the text in the e-mail, or its digits (at least six) in a
    /// phone, SIREN or SIRET, or the contact's uid. At most `most`.
    void search(std::string_view text, std::int64_t most, std::span<const std::size_t> columns,
                const ContactVisit& visit);

private:
    Database* m_database;
};

/// Looks single contacts up, many of them.
class ContactLookup {
public:
    ContactLookup(Database& database, std::vector<std::size_t> columns);
    ~ContactLookup();
    ContactLookup(const ContactLookup&) = delete;
    ContactLookup& operator=(const ContactLookup&) = delete;

    /// False, without a call of `visit`, when there is no such contact; aliases are not followed.
    bool find(model::ContactId id, const ContactVisit& visit);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
