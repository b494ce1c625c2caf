#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace bdd::storage {

/// Which records a contact is concluded from, and how some of them leave it. Writing happens inside
/// the caller's transaction; the caller draws the conclusions again.
class SplitStore {
public:
    explicit SplitStore(Database& database);
    ~SplitStore();
    SplitStore(const SplitStore&) = delete;
    SplitStore& operator=(const SplitStore&) = delete;

    /// The contact that has this id now, also through an alias; empty when none ever had it.
    [[nodiscard]] std::optional<model::ContactId> find(model::ContactId id);
    /// The earliest records of a contact, at most so many, by id; 0: all.
    [[nodiscard]] std::vector<model::RecordId> records_of(model::ContactId contact,
                                                          std::size_t most = 0);
    /// These records of `from` now speak of a new contact, which is given; noted for undo of `run`.
    /// `from` keeps its id and its aliases.
    [[nodiscard]] model::ContactId split(model::RunId run, model::ContactId from,
                                         std::span<const model::RecordId> records);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
