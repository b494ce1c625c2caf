#include "storage/sqlite.hpp"

#include <bdd/storage/run_store.hpp>
#include <bdd/storage/split_store.hpp>

#include <string>

namespace bdd::storage {

namespace {

constexpr std::string_view k_find =
    "SELECT id FROM contact WHERE id ="
    " coalesce((SELECT contact_id FROM contact_alias WHERE id = ?1), ?1)";
constexpr std::string_view k_records =
    "SELECT id FROM record WHERE contact_id = ? ORDER BY id LIMIT ?";
constexpr std::string_view k_move =
    "UPDATE record SET contact_id = ? WHERE id = ? AND contact_id = ?";

} // namespace

struct SplitStore::Impl {
    explicit Impl(Database& base)
        : database(&base)
        , runs(base)
        , find(base.connection(), k_find)
        , records(base.connection(), k_records)
        , move(base.connection(), k_move) {}

    Database* database;
    RunStore runs;
    Statement find;
    Statement records;
    Statement move;
};

SplitStore::SplitStore(Database& database)
    : m_impl(std::make_unique<Impl>(database)) {}
SplitStore::~SplitStore() = default;

std::optional<model::ContactId> SplitStore::find(model::ContactId id) {
    Rows rows = m_impl->find.rows(id.value);
    return rows.next() ? std::optional(model::ContactId{rows.get<std::int64_t>(0)}) : std::nullopt;
}

std::vector<model::RecordId> SplitStore::records_of(model::ContactId contact, std::size_t most) {
    std::vector<model::RecordId> records;
    const std::int64_t limit = most == 0 ? -1 : static_cast<std::int64_t>(most);
    for (Rows rows = m_impl->records.rows(contact.value, limit); rows.next();) {
        records.push_back({rows.get<std::int64_t>(0)});
    }
    return records;
}

model::ContactId SplitStore::split(model::RunId run, model::ContactId from,
                                   std::span<const model::RecordId> records) {
    Sequence contacts(*m_impl->database, "contact");
    const model::ContactId made{contacts.next()};
    contacts.save();
    for (const model::RecordId record : records) {
        m_impl->move.run(made.value, record.value, from.value);
        if (m_impl->database->connection().changes() == 0) {
            fail(Errc::internal, "record {0} is not of contact {1}", record.value, from.value);
        }
        m_impl->runs.note(run, "contact", record.value, std::to_string(from.value),
                          std::to_string(made.value));
    }
    return made;
}

} // namespace bdd::storage
