#include "storage/change_notes.hpp"
#include "storage/merging_table.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/dedupe_store.hpp>

#include <algorithm>
#include <array>

namespace bdd::storage {

namespace {

std::vector<MovedRow> by_id(std::vector<MovedRow> rows) {
    std::sort(rows.begin(), rows.end(),
              [](const MovedRow& a, const MovedRow& b) { return a.id < b.id; });
    return rows;
}

/// By `from`.
std::vector<const ContactMerge*> in_order(std::span<const ContactMerge> merges) {
    std::vector<const ContactMerge*> order;
    order.reserve(merges.size());
    for (const ContactMerge& merge : merges) {
        order.push_back(&merge);
    }
    std::sort(order.begin(), order.end(),
              [](const ContactMerge* a, const ContactMerge* b) { return a->from < b->from; });
    return order;
}

} // namespace

std::int64_t DedupeStore::merge_contacts(model::RunId run, model::ContactId from,
                                         model::ContactId into, std::string_view evidence) {
    return merge_contacts(run, std::array{ContactMerge{from, into, std::string(evidence), 1}});
}

std::int64_t DedupeStore::merge_contacts(model::RunId run, std::span<const ContactMerge> merges) {
    if (merges.empty()) {
        return 0;
    }
    Connection& connection = m_database->connection();
    const std::vector<const ContactMerge*> order = in_order(merges);
    std::vector<MergingTable::Pair> pairs;
    pairs.reserve(order.size());
    for (const ContactMerge* merge : order) {
        pairs.emplace_back(merge->from.value, merge->into.value);
    }
    MergingTable merging(connection, pairs);
    const std::vector<MovedRow> records = by_id(merging.rows_of("record", "contact_id"));
    const std::vector<MovedRow> aliases = by_id(merging.rows_of("contact_alias", "contact_id"));
    ChangeNotes notes(connection, run);
    for (const MovedRow& record : records) {
        notes.add("contact", record.id, record.from, record.into);
    }
    for (const ContactMerge* merge : order) {
        notes.add_merge("contact_merge", merge->from.value, merge->evidence, merge->into.value);
    }
    for (const MovedRow& alias : aliases) {
        notes.add("contact_alias", alias.id, alias.from, alias.into);
    }
    notes.flush();
    merging.move("record", "contact_id", records);
    merging.move("contact_alias", "contact_id", aliases);
    merging.make_aliases("contact");
    return static_cast<std::int64_t>(records.size());
}

} // namespace bdd::storage
