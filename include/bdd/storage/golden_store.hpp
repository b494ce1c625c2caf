#pragma once

#include <bdd/model/golden.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bdd::storage {

/// The records behind contacts and accounts, and the conclusions drawn from them.
class GoldenStore {
public:
    explicit GoldenStore(Database& database);
    ~GoldenStore();
    GoldenStore(const GoldenStore&) = delete;
    GoldenStore& operator=(const GoldenStore&) = delete;

    /// All records of a contact, by id; whole fields.
    [[nodiscard]] std::vector<model::StoredRecord> records_of(model::ContactId contact);
    /// All records of an account, by id; only the fields that speak of the company.
    [[nodiscard]] std::vector<model::StoredRecord> records_of(model::AccountId account);

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
