#include "flows/matching/base_list.hpp"

#include "flows/base_session.hpp"
#include "flows/matching/column_filler.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/dedupe_store.hpp>

#include <algorithm>
#include <utility>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;
using dedupe::Row;
using storage::RecordEvidence;

constexpr std::size_t k_rows_per_poll = 4096;

std::vector<dedupe::ColumnPlan> make_plans() {
    std::vector<dedupe::ColumnPlan> plans;
    const auto add = [&](const char* name, ColumnKind kind) {
        plans.push_back({name, kind, {plans.size()}});
    };
    add("civility", ColumnKind::civility);
    add("first_name", ColumnKind::first_name);
    add("last_name", ColumnKind::last_name);
    add("email", ColumnKind::email);
    add("phone", ColumnKind::phone);
    add("mobile", ColumnKind::mobile);
    add("company", ColumnKind::company);
    add("siren", ColumnKind::siren);
    add("siret", ColumnKind::siret);
    add("street", ColumnKind::street);
    add("postcode", ColumnKind::postcode);
    add("town", ColumnKind::town);
    add("job_title", ColumnKind::job_title);
    return plans;
}

/// SIREN of the accounts that have one.
class AccountSirens {
public:
    explicit AccountSirens(storage::DedupeStore& store) {
        for (storage::AccountEvidence& account : store.accounts()) {
            if (!account.siren.empty()) {
                m_sirens.emplace_back(account.account, std::move(account.siren));
            }
        }
    }
    [[nodiscard]] std::string_view of(const RecordEvidence& r) const {
        if (!r.siren.empty()) {
            return r.siren;
        }
        const auto found = std::lower_bound(
            m_sirens.begin(), m_sirens.end(), r.account,
            [](const auto& entry, model::AccountId id) { return entry.first < id; });
        return found != m_sirens.end() && found->first == r.account
                   ? std::string_view(found->second)
                   : std::string_view();
    }

private:
    std::vector<std::pair<model::AccountId, std::string>> m_sirens; ///< By account.
};

} // namespace

const std::vector<dedupe::ColumnPlan>& base_plans() {
    static const std::vector<dedupe::ColumnPlan> plans = make_plans();
    return plans;
}

BaseRecords read_base_records(storage::Database& base, const std::vector<dedupe::Column*>& targets,
                              Progress& progress, const CancelFlag& cancel,
                              const std::vector<model::RecordId>* only) {
    std::vector<ColumnSource> sources;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (targets[i] != nullptr) {
            sources.push_back({targets[i], {i}});
        }
    }
    ColumnFiller filler(std::move(sources), io::Encoding::utf8);
    storage::DedupeStore store(base);
    const AccountSirens sirens(store);
    BaseRecords read;
    std::size_t seen = 0;
    io::CsvRow row;
    progress.begin(_("reading the base"), 0, "");
    store.for_each_record([&](const RecordEvidence& r) {
        if (++seen % k_rows_per_poll == 0) {
            cancel.check();
        }
        const std::size_t next = read.records.size();
        if (only != nullptr && (next == only->size() || (*only)[next] != r.record)) {
            return;
        }
        row.cells = {r.civility, r.first_name, r.last_name,  r.email, r.phone,
                     r.mobile,   r.company,    sirens.of(r), r.siret, r.street,
                     r.postcode, r.town,       r.job_title};
        filler.add(row);
        read.records.push_back(r.record);
        read.contacts.push_back(r.contact);
    });
    filler.finish();
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
    std::sort(m_contacts.begin(), m_contacts.end());
    m_contacts.erase(std::unique(m_contacts.begin(), m_contacts.end()), m_contacts.end());
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
