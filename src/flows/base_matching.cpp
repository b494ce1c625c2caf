#include "flows/base_matching.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/fields/person_name.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace bdd::flows {

namespace {

using dedupe::Row;

constexpr std::size_t k_most_explained = 20; ///< Records of a contact.

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

} // namespace

std::array<std::int64_t, k_merge_reasons> BasePlan::by_reason() const {
    std::array<std::int64_t, k_merge_reasons> counts{};
    for (const ContactJoin& join : joins) {
        ++counts.at(static_cast<std::size_t>(join.reason));
    }
    return counts;
}

BaseMatching::BaseMatching(storage::Database& base, BaseMatchRequest request)
    : m_request(request) {
    read_verdicts(base);
    m_rows.read_all(base, m_request.cancel);
}

BaseMatching::BaseMatching(storage::Database& base, BaseMatchRequest request, Increment increment)
    : m_request(request)
    , m_memory(std::move(increment.memory)) {
    read_verdicts(base);
    m_rows.read(base, increment.old, increment.fresh);
}

BaseMatching BaseMatching::to_explain(storage::Database& base, const BaseMatchRequest& request,
                                      model::ContactId a, model::ContactId b) {
    storage::EvidenceReader reader(base);
    std::vector<model::RecordId> records = reader.of_contact(a, k_most_explained);
    const std::vector<model::RecordId> others = reader.of_contact(b, k_most_explained);
    records.insert(records.end(), others.begin(), others.end());
    return to_explain(base, request, std::move(records));
}

BaseMatching BaseMatching::to_explain(storage::Database& base, const BaseMatchRequest& request,
                                      std::vector<model::RecordId> records) {
    if (std::optional<MatchMemory> memory = stored_memory(base)) {
        sort_unique(records);
        return {base, request, {{}, std::move(records), std::move(*memory)}};
    }
    BaseMatching matching(base, request);
    if (const auto model = storage::MatchStore(base).model()) {
        matching.m_memory.model = model->model;
    }
    return matching;
}

std::unique_ptr<dedupe::Matcher> BaseMatching::matcher() const {
    return std::make_unique<dedupe::Matcher>(m_rows.data(), options());
}

void BaseMatching::read_verdicts(storage::Database& base) {
    storage::VerdictStore verdicts(base);
    m_verdicts = verdicts.all();
    m_said_of_contacts = verdicts.of_contacts();
}

dedupe::MatchOptions BaseMatching::options() const {
    dedupe::MatchOptions options;
    options.threshold = m_request.threshold;
    options.cancel = m_request.cancel;
    options.progress = m_request.progress;
    if (!m_memory.model.empty()) {
        options.model = dedupe::model_from_json(m_memory.model);
    }
    if (!m_memory.frequencies.empty()) {
        options.frequencies = &m_memory.frequencies;
    }
    for (const auto& [a, b] : m_rows.pairs_of_contacts()) {
        options.verdicts.push_back({a, b, true});
    }
    for (const storage::StoredVerdict& verdict : m_verdicts) {
        const std::optional<Row> a = m_rows.row_of(verdict.a);
        const std::optional<Row> b = m_rows.row_of(verdict.b);
        if (a && b) {
            options.verdicts.push_back({*a, *b, verdict.same});
        }
    }
    return options;
}

void BaseMatching::join_said(std::vector<ContactJoin>& joins) const {
    for (const storage::ContactVerdict& verdict : m_said_of_contacts) {
        if (verdict.same) {
            joins.push_back({verdict.a, verdict.b, MergeReason::said, 1});
        }
    }
}

void BaseMatching::join_exact(std::vector<ContactJoin>& joins) const {
    const auto names_agree = [](const dedupe::ExactRow& a, const dedupe::ExactRow& b) {
        return fields::compatible_names(a.first_name, a.last_name, b.first_name, b.last_name);
    };
    for (const dedupe::ContactMerge& merge :
         dedupe::find_contact_merges(m_rows.exact(), names_agree).merges) {
        joins.push_back({merge.from, merge.into, reason_of_evidence(merge.evidence), 1});
    }
}

void BaseMatching::join_rows(const dedupe::MatchResult& result,
                             std::vector<ContactJoin>& joins) const {
    const auto add = [&](Row a, Row b, double probability) {
        const model::ContactId x = m_rows.contact(a);
        const model::ContactId y = m_rows.contact(b);
        if (x != y) {
            joins.push_back({std::min(x, y), std::max(x, y), m_rows.reason_of(a, b), probability});
        }
    };
    for (const dedupe::Link& link : result.links) {
        if (link.probability >= static_cast<float>(m_request.threshold) &&
            result.clusters[link.a] == result.clusters[link.b]) {
            add(link.a, link.b, link.probability);
        }
    }
    // What is in one cluster by a group's evidence, no single link being strong enough, comes last.
    for (Row row = 0; row < m_rows.size(); ++row) {
        if (result.same_as[row] != row &&
            result.clusters[result.same_as[row]] == result.clusters[row]) {
            add(result.same_as[row], row, 1);
        }
        add(result.clusters[row], row, m_request.threshold);
    }
}

BasePlan BaseMatching::plan() {
    BasePlan plan;
    plan.records = m_rows.records_read();
    std::vector<ContactJoin> joins;
    join_said(joins);
    join_exact(joins);
    if (m_rows.size() > 1) {
        m_matcher = std::make_unique<dedupe::Matcher>(m_rows.data(), options());
        const dedupe::MatchResult result = m_matcher->run();
        plan.pairs_compared = result.pairs_compared;
        m_memory.model = dedupe::to_json(result.model);
        join_rows(result, joins);
        for (const dedupe::Link& link : result.links) {
            if (result.clusters[link.a] != result.clusters[link.b] && !link.vetoed) {
                const model::RecordId a = m_rows.record(link.a);
                const model::RecordId b = m_rows.record(link.b);
                plan.review.push_back({std::min(a, b), std::max(a, b), link.probability, {}, {}});
            }
        }
    }
    SettledJoins settled = settle(std::move(joins), m_said_of_contacts);
    plan.joins = std::move(settled.joins);
    plan.merges = std::move(settled.merges);
    std::sort(plan.review.begin(), plan.review.end(),
              [](const auto& a, const auto& b) { return std::tie(a.a, a.b) < std::tie(b.a, b.b); });
    return plan;
}

bool BaseMatching::save(storage::Database& base) const {
    return m_matcher != nullptr && save_index(base, *m_matcher, m_rows);
}

BaseMatching::Explained BaseMatching::explain(model::ContactId a, model::ContactId b) {
    const auto rows_of = [&](model::ContactId contact) {
        std::vector<Row> rows = m_rows.rows_of(contact, k_most_explained);
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
    dedupe::Matcher matcher(m_rows.data(), options());
    if (m_memory.model.empty()) {
        (void)matcher.run();
    }
    Explained best;
    bool found = false;
    for (const Row one : left) {
        for (const Row other : right) {
            dedupe::Explanation why = matcher.explain(one, other);
            if (!found || why.bits > best.why.bits) {
                best = {m_rows.record(one), m_rows.record(other), std::move(why)};
                found = true;
            }
        }
    }
    return best;
}

} // namespace bdd::flows
