#include "flows/matching/base_list.hpp"

#include "flows/base_session.hpp"
#include "flows/evidence_columns.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using dedupe::Row;
using storage::RecordEvidence;

constexpr std::size_t k_rows_per_poll = 4096;

std::vector<dedupe::ColumnPlan> make_plans() {
    std::vector<dedupe::ColumnPlan> plans;
    for (const EvidenceColumnSpec& column : evidence_columns()) {
        plans.push_back({column.name, column.kind, {plans.size()}});
    }
    return plans;
}

} // namespace

const std::vector<dedupe::ColumnPlan>& base_plans() {
    static const std::vector<dedupe::ColumnPlan> plans = make_plans();
    return plans;
}

BaseRecords read_base_records(storage::Database& base, const std::vector<dedupe::Column*>& targets,
                              Progress& progress, const CancelFlag& cancel,
                              const std::vector<model::RecordId>* only) {
    storage::EvidenceReader reader(base);
    EvidenceFiller filler(targets);
    reader.sirens([&](model::AccountId id, std::string_view text) { filler.add_siren(id, text); });
    BaseRecords read;
    std::size_t seen = 0;
    progress.begin(_("reading the base"), 0, "");
    reader.records([&](const RecordEvidence& r) {
        if (++seen % k_rows_per_poll == 0) {
            cancel.check();
        }
        const std::size_t next = read.records.size();
        if (only != nullptr && (next == only->size() || (*only)[next] != r.record)) {
            return;
        }
        filler.add(r);
        read.records.push_back(r.record);
        read.contacts.push_back(r.contact);
    });
    filler.finish(reader, true);
    progress.end();
    return read;
}

BaseList::BaseList(const cli::Context& ctx)
    : m_name(ctx.db_path())
    , m_base(open_to_read(ctx)) {}

std::size_t BaseList::read(const std::vector<dedupe::Column*>& targets, Progress& progress,
                           const CancelFlag& cancel) {
    const BaseRecords read = read_base_records(m_base, targets, progress, cancel);
    m_contacts = read.contacts;
    sort_unique(m_contacts);
    m_stands_for.reserve(read.contacts.size());
    for (const model::ContactId contact : read.contacts) {
        const auto at = std::lower_bound(m_contacts.begin(), m_contacts.end(), contact);
        m_stands_for.push_back(static_cast<Row>(at - m_contacts.begin()));
    }
    return read.contacts.size();
}

std::string BaseList::id(Row number) const {
    return uid_of(m_contacts[number]);
}

} // namespace bdd::flows
