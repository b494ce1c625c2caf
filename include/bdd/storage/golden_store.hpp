#pragma once

#include <bdd/model/account_statement.hpp>
#include <bdd/model/golden.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace bdd::storage {

/// The records behind contacts and accounts, and the conclusions drawn from them.
class GoldenStore {
public:
    explicit GoldenStore(Database& database);
    ~GoldenStore();
    GoldenStore(const GoldenStore&) = delete;
    GoldenStore& operator=(const GoldenStore&) = delete;

    /// Of a contact: whole records, by id.
    using ContactVisit =
        std::function<void(model::ContactId, std::span<const model::StoredRecord> records)>;
    /// Of an account: what each of its records says of the company, by id.
    using AccountVisit =
        std::function<void(model::AccountId, std::span<const model::AccountStatement> statements)>;
    /// Gives each of these, in this order, with its records, if any speak of it. What the visit is
    /// given is valid during the call only; it may write conclusions.
    void for_each(std::span<const model::ContactId> contacts, const ContactVisit& visit);
    void for_each(std::span<const model::AccountId> accounts, const AccountVisit& visit);

    /// Writes a conclusion, as a new row or over the former one.
    void put(const model::Contact& contact);
    void put(const model::Account& account);
    /// Removes a contact that no record speaks of any more, and its aliases.
    void remove(model::ContactId contact);
    /// Removes accounts that no record speaks of any more, and their keys, sites and aliases: noted
    /// for undo of `run` unless that is none.
    void remove(std::span<const model::AccountId> accounts, model::RunId run);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
