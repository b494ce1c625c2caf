#pragma once

#include <bdd/fields/return_motive.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// A letter that the post brought back, as a file tells of it.
struct MailReturn {
    model::RecordId record; ///< That gave the address; of the contact.
    fields::ReturnMotive motive = fields::ReturnMotive::address;
    std::string_view said;        ///< The motive as the file has it; may be empty.
    std::string_view returned_on; ///< YYYY-MM-DD
    std::uint64_t key = 0;        ///< Hash of what makes it this return and no other.
};

/// Notes returned mail inside the caller's transaction. What it does to letters is nowhere stored:
/// it follows from the address and the lines that the contact has when somebody asks.
class ReturnWriter {
public:
    /// `source` told of the returns.
    ReturnWriter(Database& database, model::RunId run, model::SourceId source);
    ~ReturnWriter();
    ReturnWriter(const ReturnWriter&) = delete;
    ReturnWriter& operator=(const ReturnWriter&) = delete;

    /// The record that gave the contact its address, else its main one. The letter to one that was
    /// merged into another went to its own address: then the best of the records that it had.
    /// Empty when no contact has or had this id.
    [[nodiscard]] std::optional<model::RecordId> record_of(model::ContactId id);
    /// False, and nothing changes, when a return with this key is known.
    bool add(const MailReturn& returned);
    /// Notes the new returns for undo; at the end.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Returned mail of one motive.
struct MotiveReturns {
    fields::ReturnMotive motive = fields::ReturnMotive::address;
    std::uint64_t pieces = 0;
    std::uint64_t contacts = 0;
    std::uint64_t stopped = 0; ///< Contacts that get no letters because of it now.
};

/// Returned mail of the records that one source brought.
struct SourceReturns {
    std::string source;         ///< Code.
    std::uint64_t contacts = 0; ///< With an address of this source.
    std::uint64_t returned = 0; ///< Of those, with returned mail.
    std::uint64_t pieces = 0;
};

/// A letter to the contact that came back, and what that does to further letters now.
struct ReturnDetail {
    std::string returned_on;
    fields::ReturnMotive motive = fields::ReturnMotive::address;
    std::string said;
    std::string source; ///< Code of who told of it.
    model::RunId run;
    model::RecordId record;          ///< That gave the address.
    bool is_here = false;            ///< It came back from the address that the contact has now.
    bool stops = false;              ///< No letter goes to the contact because of it.
    std::int64_t unclaimed_here = 0; ///< Letters to that address that nobody claimed.
};

/// Counts and shows returned mail.
class ReturnReader {
public:
    explicit ReturnReader(Database& database)
        : m_database(&database) {}

    /// Motives that occur, in the order of the label; of one run, or of all.
    [[nodiscard]] std::vector<MotiveReturns> by_motive(std::optional<model::RunId> run = {});
    /// Contacts that get no letters now, whatever the motive; those with a return of one run, or
    /// all.
    [[nodiscard]] std::uint64_t stopped(std::optional<model::RunId> run = {});
    /// Sources with returned mail, by code.
    [[nodiscard]] std::vector<SourceReturns> by_source();
    /// By day. Aliases are not followed.
    [[nodiscard]] std::vector<ReturnDetail> of_contact(model::ContactId contact);

private:
    Database* m_database;
};

} // namespace bdd::storage
