#include "dedupe/blocking.hpp"
#include "dedupe/clustering.hpp"
#include "dedupe/collapse.hpp"
#include "dedupe/company_facts.hpp"
#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"
#include "dedupe/key_lists.hpp"
#include "dedupe/random_pairs.hpp"
#include "dedupe/scoring.hpp"
#include "dedupe/training.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/dedupe/matcher.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace bdd::dedupe {

namespace {

class Stopwatch {
public:
    double lap() {
        const auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(m_start, now)).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace

struct Matcher::Impl {
    Impl(const Dataset& dataset, MatchOptions given)
        : data(dataset)
        , options(std::move(given))
        , pool(options.threads)
        , prepared(prepare(dataset, pool)) {
        resolve_after_collapse();
        if (options.frequencies != nullptr) {
            *prepared.coincidences = options.model.coincidences;
            prepared.counted_rows += static_cast<double>(options.model.rows);
        }
        comparators = choose_comparators(prepared, table);
        if (options.frequencies != nullptr) {
            keep_known_comparators();
        }
        if (options.model.trained()) {
            model = fit(options.model, comparators);
            weights = Weights(model);
            table.build(prepared.rows, pool);
        }
        seconds.prepare = watch.lap();
    }

    void resolve_after_collapse() {
        std::vector<std::uint64_t> apart;
        if (data.second_list != 0 || data.first_new != 0 || !data.sources.empty() ||
            !options.verdicts.empty()) {
            apart.assign(data.rows(), 0);
            for (Row row = 0; row < data.rows(); ++row) {
                apart[row] = (row < data.second_list ? 1U : 0U) + (row < data.first_new ? 2U : 0U) +
                             (data.sources.empty() ? 0U : std::uint64_t{data.sources[row]} << 8U);
            }
            for (const auto& verdict : options.verdicts) {
                apart[verdict.a] = hash64("verdict", verdict.a);
                apart[verdict.b] = hash64("verdict", verdict.b);
            }
        }
        collapse(prepared, apart, pool);
        pool.for_each(2, 1, [&](std::size_t i) {
            i == 0 ? resolve_accounts(prepared)
                   : count_all(prepared, options.frequencies, data.first_new);
        });
        find_namesakes(prepared, pool);
        if (options.frequencies == nullptr) {
            drop_company_facts(prepared);
        } else {
            count_accounts(prepared, *options.frequencies);
        }
    }

    /// What the run over all records did not compare says nothing in one over a few.
    void keep_known_comparators() {
        std::erase_if(comparators, [&](const std::unique_ptr<Comparator>& comparator) {
            return std::none_of(
                options.model.comparisons.begin(), options.model.comparisons.end(),
                [&](const Comparison& known) { return known.name == comparator->name(); });
        });
        for (std::size_t i = 0; i < comparators.size(); ++i) {
            comparators[i]->number = i;
        }
    }

    [[nodiscard]] BlockOptions block_options() const {
        return {options.block_cap, data.second_list, data.first_new, options.cancel};
    }

    [[nodiscard]] PatternCounts random_patterns() {
        const auto pairs = random_pairs(prepared, data.second_list, options.seed);
        return compare_random(comparing(), pairs);
    }

    [[nodiscard]] Comparing comparing() { return {comparators, table, pool, options.cancel}; }

    void learn(PatternCounts patterns) {
        if (options.model.trained()) {
            model = fit(options.model, comparators);
        } else {
            TrainingInput input;
            input.candidates = std::move(patterns);
            input.random = random_patterns();
            input.possible_pairs = possible_pairs(prepared, block_options());
            model = train(comparators, input, prepared.kept.size());
        }
        weights = Weights(model);
    }

    /// A rule that no weight overrules: two whole names that differ are two people, whatever they
    /// share of what households and companies share. Only personal facts (a birth date, a number of
    /// identity) outweigh it.
    [[nodiscard]] const char* veto(const Compared& compared) const {
        const Comparator& main = *comparators.front();
        const auto level = level_in(compared.pattern, 0);
        if (level == 0 || main.veto_from == 0 || level < main.veto_from) {
            return nullptr;
        }
        double personal = 0;
        for (const auto& comparator : comparators) {
            if (comparator->personal) {
                personal += weights.level_bits(comparator->number,
                                               level_in(compared.pattern, comparator->number));
            }
        }
        constexpr double k_enough = 7;
        return personal < k_enough ? "different names" : nullptr;
    }

    [[nodiscard]] Link link_of(Row a, Row b, const Compared& compared) const {
        Link link{a, b, static_cast<float>(weights.total(compared)), 0, false};
        link.vetoed = veto(compared) != nullptr;
        link.probability = static_cast<float>(probability_of(static_cast<double>(link.bits)));
        return link;
    }

    /// False for rows that say too little to be one thing because they are equal: nothing at all,
    /// or a single value that is no whole name.
    [[nodiscard]] bool is_substantial(Pattern pattern) const {
        std::size_t given = 0;
        bool exact = false;
        for (std::size_t i = 0; i < comparators.size(); ++i) {
            const auto level = level_in(pattern, i);
            given += level != 0 ? 1 : 0;
            exact = exact || level == 1;
        }
        return given > 1 || exact;
    }

    /// Each range of candidates is freed when it was looked at.
    void collect_links(MatchResult& result, Candidates& candidates) const {
        for (auto& range : candidates.ranges) {
            for (const Candidate& candidate : range) {
                const auto link = link_of(first_of(candidate.pair), second_of(candidate.pair),
                                          candidate.compared);
                if (!link.vetoed && static_cast<double>(link.probability) >= options.review) {
                    result.links.push_back(link);
                }
            }
            std::vector<Candidate>().swap(range);
        }
        if (data.second_list != 0) {
            return; // equal rows of one list are no pairs
        }
        // All rows that equal one row have one score.
        Scratch scratch(comparators.size());
        Row scored = static_cast<Row>(prepared.rows);
        Link link;
        for (Row row = 0; row < prepared.rows; ++row) {
            const Row first = prepared.same_as[row];
            if (first != row && row >= data.first_new) {
                if (scored != first) {
                    const auto itself =
                        compare_rows(comparators, table.row(first), table.row(first), scratch);
                    link = link_of(first, row, itself);
                    scored = first;
                    link.vetoed = link.vetoed || !is_substantial(itself.pattern);
                }
                link.b = row;
                if (!link.vetoed && static_cast<double>(link.probability) >= options.review) {
                    result.links.push_back(link);
                }
            }
        }
        std::sort(result.links.begin(), result.links.end(),
                  [](const Link& x, const Link& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    }

    [[nodiscard]] GroupScore score_groups(std::span<const Row> left, std::span<const Row> right,
                                          Scratch& scratch) const {
        GroupScore out{weights.prior_bits(), false};
        std::array<double, k_most_comparators> likelihood{};
        std::array<double, k_most_comparators> given{};
        for (const Row a : left) {
            for (const Row b : right) {
                const auto outcomes =
                    compare_each(comparators, table.row(a), table.row(b), scratch);
                Compared compared;
                for (std::size_t i = 0; i < comparators.size(); ++i) {
                    compared.pattern |= with_level(i, outcomes[i].level);
                    if (outcomes[i].level != 0) {
                        const auto bits = weights.level_bits(i, outcomes[i].level) +
                                          static_cast<double>(outcomes[i].rarity_bits);
                        likelihood[i] += std::exp2(bits);
                        ++given[i];
                    }
                }
                out.vetoed = out.vetoed || veto(compared) != nullptr;
            }
        }
        for (std::size_t i = 0; i < comparators.size(); ++i) {
            out.bits += given[i] > 0 ? std::log2(likelihood[i] / given[i]) : 0;
        }
        return out;
    }

    void cluster(MatchResult& result) const {
        ClusterInput input;
        input.rows = prepared.rows;
        input.links = result.links;
        input.threshold_bits = std::log2(options.threshold / (1 - options.threshold));
        input.verdicts = options.verdicts;
        input.sources = &data.sources;
        input.exclusive_sources = options.exclusive_sources;
        Scratch scratch(comparators.size());
        input.score = [&](Row a, Row b) -> PairScore {
            const auto link =
                link_of(a, b, compare_rows(comparators, table.row(a), table.row(b), scratch));
            return {link.bits, link.vetoed};
        };
        input.score_groups = [&](std::span<const Row> a, std::span<const Row> b) {
            return score_groups(a, b, scratch);
        };
        auto clusters = make_clusters(input);
        result.clusters = std::move(clusters.cluster_of);
        result.links_cut = clusters.links_cut;
        result.membership.assign(prepared.rows, 0);
        std::vector<bool> alone(prepared.rows, true);
        for (Link& link : clusters.joins) {
            link.probability = static_cast<float>(probability_of(static_cast<double>(link.bits)));
            input.links.push_back(link);
        }
        for (const Link& link : input.links) {
            if (result.clusters[link.a] == result.clusters[link.b]) {
                for (const Row row : {link.a, link.b}) {
                    alone[row] = false;
                    result.membership[row] = std::max(result.membership[row], link.probability);
                }
            }
        }
        for (Row row = 0; row < prepared.rows; ++row) {
            if (alone[row]) {
                result.membership[row] = 1;
            }
        }
    }

    MatchResult run() {
        static_cast<void>(watch.lap());
        MatchResult result;
        auto blocked = block(prepared, block_options(), pool);
        seconds.block = watch.lap();
        table.build(prepared.rows, pool); // not before: blocking needs the room
        auto candidates =
            compare_blocked(comparing(), blocked, prepared.rows, options.keep_candidates);
        seconds.score = watch.lap();
        learn(std::move(candidates.patterns));
        seconds.train = watch.lap();
        collect_links(result, candidates);
        seconds.score += watch.lap();
        cluster(result);
        seconds.cluster = watch.lap();
        result.same_as = prepared.same_as;
        model.coincidences = *prepared.coincidences;
        result.model = model;
        result.pairs_compared = candidates.pairs;
        result.blocks_split = blocked.split;
        if (options.keep_candidates) {
            result.candidates = std::move(candidates.all);
        }
        result.seconds = seconds;
        return result;
    }

    const Dataset& data;
    MatchOptions options;
    Stopwatch watch;
    MatchTimes seconds;
    ThreadPool pool;
    Prepared prepared;
    RowTable table;
    Comparators comparators;
    Model model;
    Weights weights;
};

Matcher::Matcher(const Dataset& data, MatchOptions options)
    : m_impl(std::make_unique<Impl>(data, std::move(options))) {}
Matcher::~Matcher() = default;

MatchResult Matcher::run() {
    return m_impl->run();
}

Explanation Matcher::explain(Row a, Row b) const {
    const Impl& impl = *m_impl;
    Explanation out;
    const ValueId* const left = impl.table.row(a);
    const ValueId* const right = impl.table.row(b);
    Scratch scratch(impl.comparators.size());
    out.prior_bits = impl.weights.prior_bits();
    double total = out.prior_bits;
    const auto outcomes = compare_each(impl.comparators, left, right, scratch);
    for (const auto& comparator : impl.comparators) {
        const auto& outcome = outcomes[comparator->number];
        ExplainedStep& step = out.steps.emplace_back();
        step.comparison = comparator->name();
        step.value_a = comparator->value(left);
        step.value_b = comparator->value(right);
        step.level = outcome.level == 0 ? "missing" : comparator->levels()[outcome.level - 1U].name;
        step.frequency_bits = outcome.rarity_bits;
        step.bits =
            impl.weights.level_bits(comparator->number, outcome.level) + step.frequency_bits;
        total += step.bits;
        step.running_total = total;
    }
    out.bits = total;
    out.probability = probability_of(total);
    const auto compared = compare_rows(impl.comparators, left, right, scratch);
    if (const char* const rule = impl.veto(compared)) {
        out.veto = rule;
    }
    return out;
}

Frequencies Matcher::frequencies(std::uint32_t least) const {
    return frequencies_of(m_impl->prepared, least);
}

void Matcher::for_each_key_list(const std::function<void(KeyList&&)>& use) const {
    dedupe::for_each_key_list(m_impl->prepared, use);
}

} // namespace bdd::dedupe
