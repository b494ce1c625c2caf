#include "flows/base_matching.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/fields/person_name.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;
using dedupe::Row;
using storage::RecordEvidence;

/// The columns in the order of their cells; reason_of reads some of them by place.
enum Place : std::size_t {
    civility,
    first_name,
    last_name,
    email,
    phone,
    mobile,
    company,
    siren,
    siret,
    street,
    postcode,
    town,
    job_title,
};
struct ColumnSpec {
    const char* name;
    ColumnKind kind;
};
constexpr std::array<ColumnSpec, 13> k_columns = {{
    {"civility", ColumnKind::civility},
    {"first_name", ColumnKind::first_name},
    {"last_name", ColumnKind::last_name},
    {"email", ColumnKind::email},
    {"phone", ColumnKind::phone},
    {"mobile", ColumnKind::mobile},
    {"company", ColumnKind::company},
    {"siren", ColumnKind::siren},
    {"siret", ColumnKind::siret},
    {"street", ColumnKind::street},
    {"postcode", ColumnKind::postcode},
    {"town", ColumnKind::town},
    {"job_title", ColumnKind::job_title},
}};

/// A name, or an address or number that is one person's alone.
bool speaks_of_person(const RecordEvidence& r) {
    return !r.name_key.empty() || r.email_kind == "nominative" || r.email_kind == "personal" ||
           !r.mobile.empty();
}

/// Up to so many records that speak of people, exact evidence counts by itself.
constexpr std::size_t k_few = 1000;

dedupe::ExactRow exact_row(const RecordEvidence& r, std::string_view siren) {
    dedupe::ExactRow row;
    row.record = r.record;
    row.contact = r.contact;
    row.account = r.account;
    row.first_name = r.first_name;
    row.last_name = r.last_name;
    row.name_key = r.name_key;
    row.email = r.email;
    row.email_is_nominative = r.email_kind == "nominative";
    row.email_is_personal = row.email_is_nominative || r.email_kind == "personal";
    row.mobile = r.mobile;
    row.siren = siren;
    row.siret = r.siret;
    row.company_key = r.company_key;
    return row;
}

MergeReason reason_of_evidence(dedupe::Evidence evidence) {
    switch (evidence) {
    case dedupe::Evidence::email:
        return MergeReason::email;
    case dedupe::Evidence::mobile:
        return MergeReason::mobile;
    case dedupe::Evidence::company_name:
        return MergeReason::company_name;
    case dedupe::Evidence::company_only:
    case dedupe::Evidence::count_:
        break;
    }
    return MergeReason::company_only;
}

/// Sets of contacts that are joined; the lowest id stands for its set.
class ContactSets {
public:
    /// These two are never of one set.
    void keep_apart(model::ContactId a, model::ContactId b) {
        m_apart[a].push_back(b);
        m_apart[b].push_back(a);
    }
    model::ContactId root(model::ContactId id) {
        const auto found = m_parents.find(id);
        if (found == m_parents.end() || found->second == id) {
            return id;
        }
        return found->second = root(found->second);
    }
    /// False when a person said that two of their members are different.
    bool join(model::ContactId left, model::ContactId right) {
        const auto apart = m_apart.find(left);
        if (apart != m_apart.end() &&
            std::any_of(apart->second.begin(), apart->second.end(),
                        [&](model::ContactId other) { return root(other) == right; })) {
            return false;
        }
        const auto [low, high] = std::minmax(left, right);
        if (const auto moved = m_apart.find(high); moved != m_apart.end()) {
            std::vector<model::ContactId> others = std::move(moved->second);
            m_apart.erase(moved);
            std::vector<model::ContactId>& into = m_apart[low];
            into.insert(into.end(), others.begin(), others.end());
        }
        m_parents[high] = low;
        return true;
    }

private:
    std::map<model::ContactId, model::ContactId> m_parents;
    std::map<model::ContactId, std::vector<model::ContactId>> m_apart; ///< Of each root.
};

} // namespace

std::string_view keyword(MergeReason reason) noexcept {
    switch (reason) {
    case MergeReason::email:
        return "email";
    case MergeReason::mobile:
        return "mobile";
    case MergeReason::company_name:
        return "company_and_name";
    case MergeReason::company_only:
        return "company_only";
    case MergeReason::said:
        return "said";
    case MergeReason::likeness:
    case MergeReason::count_:
        break;
    }
    return "likeness";
}

BaseMatching::BaseMatching(storage::Database& base, BaseMatchRequest request)
    : m_request(std::move(request)) {
    for (const ColumnSpec& column : k_columns) {
        m_data.add_column(column.name, column.kind);
    }
    m_verdicts = storage::VerdictStore(base).all();
    for (const storage::StoredVerdict& verdict : m_verdicts) {
        m_said_of[verdict.a] = {};
        m_said_of[verdict.b] = {};
    }
    storage::DedupeStore store(base);
    load(store);
    m_data.set_rows(m_records.size());
}

void BaseMatching::load(storage::DedupeStore& store) {
    // An account's SIREN counts for every record of it.
    std::vector<std::pair<model::AccountId, std::string>> sirens;
    for (storage::AccountEvidence& account : store.accounts()) {
        if (!account.siren.empty()) {
            sirens.emplace_back(account.account, std::move(account.siren));
        }
    }
    const auto siren_of = [&](const RecordEvidence& r) -> std::string_view {
        if (!r.siren.empty()) {
            return r.siren;
        }
        const auto found = std::lower_bound(
            sirens.begin(), sirens.end(), r.account,
            [](const auto& entry, model::AccountId id) { return entry.first < id; });
        return found != sirens.end() && found->first == r.account ? std::string_view(found->second)
                                                                  : std::string_view();
    };
    store.for_each_record([&](const RecordEvidence& r) {
        if (m_request.cancel != nullptr && m_record_count % 4096 == 0) {
            m_request.cancel->check();
        }
        ++m_record_count;
        if (const auto said = m_said_of.find(r.record); said != m_said_of.end()) {
            said->second = r.contact;
        }
        const bool person = speaks_of_person(r);
        if (person) {
            add_person(r, siren_of(r));
        }
        if (!person || m_records.size() <= k_few) {
            m_exact.push_back(exact_row(r, siren_of(r)));
        }
    });
    if (m_records.size() > k_few) {
        const auto is_person = [](const dedupe::ExactRow& row) {
            return !row.name_key.empty() || row.email_is_personal || !row.mobile.empty();
        };
        m_exact.erase(std::remove_if(m_exact.begin(), m_exact.end(), is_person), m_exact.end());
    }
}

void BaseMatching::add_person(const RecordEvidence& r, std::string_view siren_text) {
    const std::array<std::string_view, k_columns.size()> cells = {
        r.civility, r.first_name, r.last_name, r.email,    r.phone, r.mobile,   r.company,
        siren_text, r.siret,      r.street,    r.postcode, r.town,  r.job_title};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_data.columns()[i].append(cells.at(i));
    }
    m_name_keys.push_back(m_keys.intern(r.name_key));
    m_company_keys.push_back(m_keys.intern(r.company_key));
    m_records.push_back(r.record);
    m_contacts.push_back(r.contact);
}

dedupe::MatchOptions BaseMatching::options() const {
    dedupe::MatchOptions options;
    options.threshold = m_request.threshold;
    options.cancel = m_request.cancel;
    options.progress = m_request.progress;
    if (!m_request.model.empty()) {
        options.model = dedupe::model_from_json(m_request.model);
    }
    // What is one contact stays one.
    std::vector<Row> by_contact(m_records.size());
    std::iota(by_contact.begin(), by_contact.end(), Row{0});
    std::stable_sort(by_contact.begin(), by_contact.end(),
                     [&](Row a, Row b) { return m_contacts[a] < m_contacts[b]; });
    for (std::size_t i = 1; i < by_contact.size(); ++i) {
        if (m_contacts[by_contact[i - 1]] == m_contacts[by_contact[i]]) {
            options.verdicts.push_back({by_contact[i - 1], by_contact[i], true});
        }
    }
    add_verdicts(options.verdicts);
    return options;
}

std::optional<Row> BaseMatching::row_of(model::RecordId record) const {
    const auto found = std::lower_bound(m_records.begin(), m_records.end(), record);
    return found == m_records.end() || *found != record
               ? std::nullopt
               : std::optional(static_cast<Row>(found - m_records.begin()));
}

std::unique_ptr<dedupe::Matcher> BaseMatching::matcher() const {
    return std::make_unique<dedupe::Matcher>(m_data, options());
}

void BaseMatching::add_verdicts(std::vector<dedupe::Verdict>& verdicts) const {
    for (const storage::StoredVerdict& verdict : m_verdicts) {
        const std::optional<Row> a = row_of(verdict.a);
        const std::optional<Row> b = row_of(verdict.b);
        if (a && b) {
            verdicts.push_back({*a, *b, verdict.same});
        }
    }
}

void BaseMatching::join_said(std::vector<Join>& joins) const {
    for (const storage::StoredVerdict& verdict : m_verdicts) {
        const auto a = m_said_of.find(verdict.a);
        const auto b = m_said_of.find(verdict.b);
        if (verdict.same && a != m_said_of.end() && b != m_said_of.end() &&
            a->second != b->second) {
            joins.push_back({a->second, b->second, MergeReason::said, 1});
        }
    }
}

MergeReason BaseMatching::reason_of(Row a, Row b) const {
    const auto equal = [&](Place place) {
        const dedupe::Column& column = m_data.columns()[place];
        return column.cells[a] != 0 && column.cells[a] == column.cells[b];
    };
    if (equal(email)) {
        return MergeReason::email;
    }
    if (equal(mobile)) {
        return MergeReason::mobile;
    }
    const auto same_key = [&](const std::vector<dedupe::ValueId>& keys) {
        return keys[a] != 0 && keys[a] == keys[b];
    };
    const bool one_company = equal(siren) || same_key(m_company_keys);
    return one_company && same_key(m_name_keys) ? MergeReason::company_name : MergeReason::likeness;
}

void BaseMatching::join_rows(const dedupe::MatchResult& result, std::vector<Join>& joins) const {
    const auto add = [&](Row a, Row b, double probability) {
        if (m_contacts[a] != m_contacts[b]) {
            joins.push_back({m_contacts[a], m_contacts[b], reason_of(a, b), probability});
        }
    };
    // The links first: they name the reason. What is in one cluster without a link follows.
    for (const dedupe::Link& link : result.links) {
        if (link.probability >= static_cast<float>(m_request.threshold) &&
            result.clusters[link.a] == result.clusters[link.b]) {
            add(link.a, link.b, link.probability);
        }
    }
    for (Row row = 0; row < m_records.size(); ++row) {
        add(result.same_as[row], row, 1);
        add(result.clusters[row], row, result.membership[row]);
    }
}

void BaseMatching::join_exact(std::vector<Join>& joins) const {
    const auto names_agree = [](const dedupe::ExactRow& a, const dedupe::ExactRow& b) {
        return fields::compatible_names(a.first_name, a.last_name, b.first_name, b.last_name);
    };
    for (const dedupe::ContactMerge& merge :
         dedupe::find_contact_merges(m_exact, names_agree).merges) {
        joins.push_back({merge.from, merge.into, reason_of_evidence(merge.evidence), 1});
    }
}

/// Each contact that goes is told with the first join that took it to a set of lower id.
void BaseMatching::settle(std::vector<Join> joins, BasePlan& plan) const {
    ContactSets sets;
    for (const storage::StoredVerdict& verdict : m_verdicts) {
        const auto a = m_said_of.find(verdict.a);
        const auto b = m_said_of.find(verdict.b);
        if (!verdict.same && a != m_said_of.end() && b != m_said_of.end()) {
            sets.keep_apart(a->second, b->second);
        }
    }
    for (const Join& join : joins) {
        const model::ContactId left = sets.root(join.a);
        const model::ContactId right = sets.root(join.b);
        if (left != right && sets.join(left, right)) {
            plan.merges.push_back({std::max(left, right), std::min(left, right),
                                   std::string(keyword(join.reason)), join.probability});
            ++plan.by_reason.at(static_cast<std::size_t>(join.reason));
        }
    }
    for (storage::ContactMerge& merge : plan.merges) {
        merge.into = sets.root(merge.into);
    }
    std::sort(plan.merges.begin(), plan.merges.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
}

BasePlan BaseMatching::plan() {
    BasePlan plan;
    plan.records = m_record_count;
    std::vector<Join> joins;
    join_said(joins);
    join_exact(joins);
    if (m_records.size() > 1) {
        dedupe::Matcher matcher(m_data, options());
        const dedupe::MatchResult result = matcher.run();
        plan.pairs_compared = result.pairs_compared;
        plan.model = dedupe::to_json(result.model);
        join_rows(result, joins);
        for (const dedupe::Link& link : result.links) {
            if (result.clusters[link.a] != result.clusters[link.b] && !link.vetoed) {
                const auto [a, b] = std::minmax(m_records[link.a], m_records[link.b]);
                plan.review.push_back({a, b, link.probability, {}, {}});
            }
        }
    }
    settle(std::move(joins), plan);
    std::sort(plan.review.begin(), plan.review.end(),
              [](const auto& a, const auto& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });
    return plan;
}

BaseMatching::Explained BaseMatching::explain(model::ContactId a, model::ContactId b) {
    constexpr std::size_t k_most_records = 20; ///< Of each contact.
    const auto rows_of = [&](model::ContactId contact) {
        std::vector<Row> rows;
        for (Row row = 0; row < m_contacts.size() && rows.size() < k_most_records; ++row) {
            if (m_contacts[row] == contact) {
                rows.push_back(row);
            }
        }
        if (rows.empty()) {
            throw Error(Errc::input,
                        text_of(_("no record of contact {0} speaks of a person"),
                                fmt::format("C{:07}", contact.value)),
                        _("companies are joined by SIRET, or by name and e-mail, alone"));
        }
        return rows;
    };
    const std::vector<Row> left = rows_of(a);
    const std::vector<Row> right = rows_of(b);
    dedupe::Matcher matcher(m_data, options());
    if (m_request.model.empty()) {
        (void)matcher.run();
    }
    Explained best;
    bool found = false;
    for (const Row one : left) {
        for (const Row other : right) {
            dedupe::Explanation why = matcher.explain(one, other);
            if (!found || why.bits > best.why.bits) {
                best = {m_records[one], m_records[other], std::move(why)};
                found = true;
            }
        }
    }
    return best;
}

} // namespace bdd::flows
