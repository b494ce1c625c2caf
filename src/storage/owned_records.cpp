#include "storage/owned_records.hpp"

#include <bdd/core/i18n.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace bdd::storage {

namespace {

/// Records that are held at a time, so that memory stays bounded.
constexpr std::size_t k_batch_records = std::size_t{1} << 19U;
constexpr std::size_t k_text_block = std::size_t{1} << 20U;
/// Up to so many rows are passed over rather than sought behind.
constexpr std::int64_t k_least_gap = 24;

constexpr std::string_view k_records =
    "SELECT id, source_id, batch_id, contact_id, account_id, address_id, external_id, fields"
    " FROM record WHERE id >= ? ORDER BY id";

} // namespace

OwnedRecords::OwnedRecords(Connection& connection, std::string_view owner)
    : m_ids(connection, fmt::format("SELECT id FROM record WHERE {} = ? ORDER BY id", owner))
    , m_records(connection, k_records) {
    Statement sources = connection.prepare("SELECT id, priority FROM source");
    for (Rows rows = sources.rows(); rows.next();) {
        m_priorities[rows.get<std::int64_t>(0)] = rows.get<int>(1);
    }
    Statement batches = connection.prepare("SELECT id, imported_at FROM batch");
    for (Rows rows = batches.rows(); rows.next();) {
        m_imported_at[rows.get<std::int64_t>(0)] = rows.get<std::string>(1);
    }
}

void OwnedRecords::for_each(std::span<const std::int64_t> owners, const Visit& visit) {
    std::vector<Place> places;
    std::vector<std::size_t> ends;
    std::vector<Held> records;
    for (std::size_t first = 0; first < owners.size();) {
        places.clear();
        ends.clear();
        std::size_t last = first;
        for (; last < owners.size() && places.size() < k_batch_records; ++last) {
            for (Rows rows = m_ids.rows(owners[last]); rows.next();) {
                places.push_back({rows.get<std::int64_t>(0), places.size()});
            }
            ends.push_back(places.size());
        }
        records.resize(places.size());
        read(places, records);
        std::size_t begin = 0;
        for (const std::size_t end : ends) {
            visit(owners[first++], std::span(records).subspan(begin, end - begin));
            begin = end;
        }
    }
    m_texts.clear();
}

void OwnedRecords::read(std::vector<Place>& places, std::vector<Held>& records) {
    m_texts.clear();
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.record < b.record; });
    for (auto place = places.begin(); place != places.end();) {
        Rows rows = m_records.rows(place->record);
        std::int64_t at = place->record;
        while (place != places.end() && place->record - at <= k_least_gap) {
            if (!rows.next()) {
                fail(Errc::storage, _("the base is damaged: record {0} is missing"), place->record);
            }
            at = rows.get<std::int64_t>(0);
            if (at == place->record) {
                keep(rows, records[place->index]);
                ++place;
            }
        }
    }
}

void OwnedRecords::keep(const Rows& rows, Held& held) {
    const std::string_view external_id = rows.text_or_empty(6);
    const std::string_view packed = rows.text_or_empty(7);
    const std::size_t size = external_id.size() + packed.size();
    if (m_texts.empty() || m_texts.back().capacity() - m_texts.back().size() < size) {
        m_texts.emplace_back().reserve(std::max(k_text_block, size));
    }
    std::string& text = m_texts.back();
    const std::size_t start = text.size();
    text += external_id;
    text += packed;
    held.id = {rows.get<std::int64_t>(0)};
    held.source = {rows.get<std::int64_t>(1)};
    held.source_priority = m_priorities[held.source.value];
    held.imported_at = m_imported_at[rows.get<std::int64_t>(2)];
    held.contact = {rows.get<std::int64_t>(3)};
    held.account = {rows.get<std::optional<std::int64_t>>(4).value_or(0)};
    held.address = {rows.get<std::optional<std::int64_t>>(5).value_or(0)};
    held.external_id = {text.data() + start, external_id.size()};
    held.packed = {text.data() + start + external_id.size(), packed.size()};
}

} // namespace bdd::storage
