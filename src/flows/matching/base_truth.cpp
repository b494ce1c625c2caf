#include "flows/matching/base_truth.hpp"

#include "flows/matching/base_list.hpp"
#include "flows/matching/named_columns.hpp"
#include "flows/pair_evidence.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/dedupe/matcher.hpp>
#include <bdd/storage/evaluation_store.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace bdd::flows {

namespace {

using dedupe::ValueId;

constexpr std::array<std::string_view, 3> k_source_names = {"source", "source_code", "origine"};
constexpr std::uint32_t k_none = ~std::uint32_t{0};

/// The lines of a truth, by what they call the record: "source\nid", or "\nid" of any source.
class TruthLines {
public:
    explicit TruthLines(std::vector<std::string> sources)
        : m_sources(std::move(sources)) {}

    void read(const std::string& path) {
        const std::array<NamedColumn, 3> wanted = {
            {{k_id_names, {}}, {k_cluster_names, {}}, {k_source_names, {}, false}}};
        for_each_named(path, wanted, [&](std::span<const std::string_view> cells) {
            if (!cells[0].empty()) {
                add(path, cells[0], cells[1], cells[2]);
            }
        });
    }
    /// The line about a record of a source, or 0.
    [[nodiscard]] ValueId find(std::string_view source, std::string_view id) {
        if (id.empty()) {
            return 0;
        }
        const ValueId of_source = m_names.find(name(source, id));
        return of_source != 0 || !m_has_plain ? of_source : m_names.find(name("", id));
    }
    /// Its entity; k_none when the line names none.
    [[nodiscard]] std::uint32_t entity(ValueId line) const { return m_entities[line - 1]; }
    [[nodiscard]] bool is_plain(ValueId line) const { return m_names.text(line).front() == '\n'; }
    [[nodiscard]] std::size_t size() const noexcept { return m_entities.size(); }
    [[nodiscard]] std::uint32_t first_free_entity() const noexcept {
        return static_cast<std::uint32_t>(m_clusters.size());
    }

private:
    const std::string& name(std::string_view source, std::string_view id) {
        m_scratch.assign(source).append(1, '\n').append(id);
        return m_scratch;
    }
    [[nodiscard]] bool is_source(std::string_view code) const {
        return std::find(m_sources.begin(), m_sources.end(), code) != m_sources.end();
    }
    void add(const std::string& path, std::string_view id, std::string_view cluster,
             std::string_view source) {
        const std::size_t colon = id.find(':');
        std::string_view rest = id;
        if (source.empty() && colon != std::string_view::npos && is_source(id.substr(0, colon))) {
            source = id.substr(0, colon);
            rest = id.substr(colon + 1);
        }
        m_has_plain = m_has_plain || source.empty();
        const std::uint32_t entity = cluster.empty() ? k_none : m_clusters.intern(cluster);
        const ValueId line = m_names.intern(name(source, rest));
        if (line > m_entities.size()) {
            m_entities.push_back(entity);
        } else if (m_entities[line - 1] != entity) {
            throw Error(Errc::input, text_of(_("{0}: '{1}' stands there twice"), path, id),
                        _("a record is of one cluster"));
        }
    }

    std::vector<std::string> m_sources;
    dedupe::ValueTable m_names;
    dedupe::ValueTable m_clusters;
    std::vector<std::uint32_t> m_entities; ///< Of each line.
    std::string m_scratch;
    bool m_has_plain = false;
};

/// One record before it is known whether its source is judged.
struct Named {
    model::RecordId record;
    model::ContactId contact;
    std::uint32_t source = 0;
    ValueId line = 0;
};

class Reading {
public:
    Reading(storage::Database& base, const std::string& path)
        : m_store(base)
        , m_sources(m_store.sources())
        , m_lines(m_sources)
        , m_path(path) {}

    BaseTruth run() {
        m_lines.read(m_path);
        m_source_of_line.assign(m_lines.size() + 1, k_none);
        m_is_judged.assign(m_sources.size(), false);
        m_store.for_each_record([&](const storage::SourceRecord& r) { add(r); });
        if (!m_named.empty() && std::none_of(m_is_judged.begin(), m_is_judged.end(),
                                             [](bool is_judged) { return is_judged; })) {
            throw Error(Errc::input, text_of(_("no id in {0} is an id of the base"), m_path),
                        _("the ids are those that the sources gave, such as crm:K-12"));
        }
        return settle();
    }

private:
    void add(const storage::SourceRecord& r) {
        const auto at = std::lower_bound(m_sources.begin(), m_sources.end(), r.source);
        const auto source = static_cast<std::uint32_t>(at - m_sources.begin());
        const ValueId line = m_lines.find(r.source, r.external_id);
        if (line != 0) {
            m_is_judged[source] = true;
            std::uint32_t& known = m_source_of_line[line];
            if (known != k_none && known != source && m_lines.is_plain(line)) {
                throw Error(
                    Errc::input,
                    text_of(_("{0}: the sources {1} and {2} both have an id '{3}'"), m_path,
                            m_sources[known], r.source, r.external_id),
                    text_of(_("add a column 'source', or write {0}:{1}"), r.source, r.external_id));
            }
            known = source;
        }
        m_named.push_back({r.record, r.contact, source, line});
    }

    BaseTruth settle() {
        BaseTruth truth;
        std::uint32_t next = m_lines.first_free_entity();
        std::vector<model::ContactId> contacts;
        for (const Named& named : m_named) {
            if (!m_is_judged[named.source]) {
                continue;
            }
            const std::uint32_t told = named.line == 0 ? k_none : m_lines.entity(named.line);
            truth.records.push_back(named.record);
            truth.entities.push_back(told == k_none ? next++ : told);
            truth.untold_records += named.line == 0 ? 1U : 0U;
            contacts.push_back(named.contact);
        }
        std::vector<model::ContactId> order = contacts;
        std::sort(order.begin(), order.end());
        for (const model::ContactId contact : contacts) {
            const auto at = std::lower_bound(order.begin(), order.end(), contact);
            truth.contacts.push_back(static_cast<std::uint32_t>(at - order.begin()));
        }
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            if (m_is_judged[i]) {
                truth.sources.push_back(m_sources[i]);
            }
        }
        truth.unknown_ids = static_cast<std::uint64_t>(
            std::count(m_source_of_line.begin() + 1, m_source_of_line.end(), k_none));
        return truth;
    }

    storage::EvaluationStore m_store;
    std::vector<std::string> m_sources; ///< Ascending.
    TruthLines m_lines;
    const std::string& m_path;
    std::vector<std::uint32_t> m_source_of_line;
    std::vector<bool> m_is_judged; ///< Each source.
    std::vector<Named> m_named;
};

/// The records of a base ready for the engine.
struct LoadedBase {
    dedupe::Dataset data;
    BaseRecords read;

    LoadedBase(storage::Database& base, Progress& progress, const CancelFlag& cancel,
               const std::vector<model::RecordId>* only) {
        std::vector<dedupe::Column*> targets;
        for (const dedupe::ColumnPlan& plan : base_plans()) {
            targets.push_back(&data.add_column(plan.name, plan.kind));
        }
        read = read_base_records(base, targets, progress, cancel, only);
        data.set_rows(read.records.size());
    }
};

} // namespace

BaseTruth read_base_truth(storage::Database& base, const std::string& path) {
    return Reading(base, path).run();
}

dedupe::Evaluation evaluate_engine(storage::Database& base, const BaseTruth& truth,
                                   double threshold, Progress& progress, const CancelFlag& cancel) {
    const LoadedBase loaded(base, progress, cancel, &truth.records);
    dedupe::MatchOptions options;
    options.threshold = threshold;
    options.review = std::min(options.review, threshold);
    options.keep_candidates = true;
    options.cancel = &cancel;
    options.progress = &progress;
    dedupe::Matcher matcher(loaded.data, std::move(options));
    dedupe::Truth told;
    told.entities = truth.entities;
    return dedupe::evaluate(told, matcher.run(), threshold, false);
}

std::vector<dedupe::JudgedPair> judge_verdicts(storage::Database& base, Progress& progress,
                                               const CancelFlag& cancel) {
    std::vector<dedupe::JudgedPair> judged;
    const std::vector<storage::SaidPair> said = storage::EvaluationStore(base).said_pairs();
    if (said.empty()) {
        return judged;
    }
    std::vector<model::RecordId> records;
    for (const storage::SaidPair& pair : said) {
        records.insert(records.end(), {pair.a, pair.b});
    }
    const PairEvidence evidence(base, std::move(records), cancel, progress);
    std::optional<std::size_t> decision;
    for (const storage::SaidPair& pair : said) {
        const std::optional<dedupe::Explanation> why = evidence.explain(pair.a, pair.b);
        if (!why) {
            continue;
        }
        if (decision != pair.decision) {
            decision = pair.decision;
            judged.push_back({0, pair.same});
        }
        judged.back().probability =
            std::max(judged.back().probability, why->veto.empty() ? why->probability : 0);
    }
    return judged;
}

} // namespace bdd::flows
