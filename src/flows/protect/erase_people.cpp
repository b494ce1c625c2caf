#include "flows/protect/erase_people.hpp"

#include "flows/base_rows.hpp"
#include "flows/conclude.hpp"
#include "flows/protect/clear_values.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/dedupe/matcher.hpp>
#include <bdd/storage/erased_texts.hpp>
#include <bdd/storage/match_index.hpp>
#include <bdd/storage/request_store.hpp>

namespace bdd::flows {

namespace {

/// What the last full dedupe counted of these records.
void uncount(storage::Database& base, std::span<const model::RecordId> records) {
    storage::MatchIndex index(base);
    if (index.frequencies().empty()) {
        return;
    }
    BaseRows rows;
    rows.read(base, {}, records);
    if (rows.size() == 0) {
        return;
    }
    const dedupe::Matcher matcher(rows.data(), {});
    for (dedupe::FrequencyTable& table : matcher.frequencies(1)) {
        index.subtract(
            {std::move(table.name), table.total, std::move(table.hashes), std::move(table.counts)});
    }
}

std::vector<PersonValue> values_of(std::span<const KnownPerson> people) {
    std::vector<PersonValue> values;
    for (const KnownPerson& person : people) {
        values.insert(values.end(), person.values.begin(), person.values.end());
    }
    return values;
}

std::vector<GivingFile> files_of(std::span<const KnownPerson> people) {
    std::vector<GivingFile> files;
    for (const KnownPerson& person : people) {
        files.insert(files.end(), person.files.begin(), person.files.end());
    }
    sort_unique(files);
    return files;
}

/// Fingerprints by which a later file is told that somebody asked to be erased.
OppositionCounts refuse_return(cli::Context& ctx, WriteSession& session,
                               std::span<const KnownPerson> people) {
    OppositionWords words;
    words.reason = protect::SuppressionReason::erasure;
    OppositionWriter oppositions(ctx, session, words);
    for (const KnownPerson& person : people) {
        for (const OpposedValue& fingerprint : person.fingerprints) {
            (void)oppositions.add(fingerprint);
        }
    }
    return oppositions.counts();
}

std::vector<std::int64_t> open_requests(storage::Database& base,
                                        std::span<const model::ContactId> contacts) {
    storage::RequestStore store(base);
    std::vector<std::int64_t> ids;
    for (const model::ContactId contact : contacts) {
        for (const storage::RightsRequest& request : store.of_contact(contact)) {
            if (!request.is_closed()) {
                ids.push_back(request.id);
            }
        }
    }
    sort_unique(ids);
    return ids;
}

} // namespace

Erasure erase_people(cli::Context& ctx, WriteSession& session,
                     std::span<const model::ContactId> contacts, ComeBack come_back) {
    storage::Database& base = session.base();
    Erasure erasure;
    erasure.come_back = come_back;
    erasure.people = read_people(base, contacts);
    erasure.files = files_of(erasure.people);
    erasure.exports = storage::ExportStore(base).with(contacts);
    erasure.open_requests = open_requests(base, contacts);
    if (come_back == ComeBack::never) {
        erasure.oppositions = refuse_return(ctx, session, erasure.people);
    }

    const storage::TiedTexts tied = storage::texts_of(base, contacts);
    storage::ErasureStore store(base, session.run());
    uncount(base, store.records_of(contacts));
    const storage::Touched touched = store.remove(contacts, erasure.counts);
    conclude(base, {}, touched.contacts, touched.accounts, ctx.cancel);
    store.sweep(erasure.counts);

    const std::vector<PersonValue> values = values_of(erasure.people);
    const protect::ValueSearch search = search_of(values);
    if (!search.empty()) {
        store.drop_images([&](std::string_view text) { return search.finds(text); },
                          erasure.counts);
        erasure.counts.texts_cleared = storage::clear_texts(
            base, [&](std::string_view text) { return without(search, text); });
    }
    // What was noted about these very people names them, whoever else has that name.
    const protect::ValueSearch about = search_about(erasure.people);
    if (!about.empty()) {
        erasure.counts.texts_cleared += storage::clear_texts(
            base, tied, [&](std::string_view text) { return without(about, text); });
    }
    return erasure;
}

} // namespace bdd::flows
