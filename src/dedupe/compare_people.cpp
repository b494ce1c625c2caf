#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"
#include "dedupe/name_relation.hpp"


#include <algorithm>
#include <unordered_map>

namespace bdd::dedupe {

namespace {

enum Level : std::uint8_t {
    missing,
    exact,
    swapped,
    last_and_variant,
    last_and_close,
    first_and_close,
    last_and_initial,
    both_close,
    last_only_given,
    close_last_only_given,
    first_only_given,
    first_agrees,
    last_agrees,
    alike,
    unlike,
    different,
};

std::vector<LevelPrior> person_levels() {
    return {{"exact", .66, 1e-5},
            {"swapped", .02, 1e-6},
            {"last exact, first variant", .04, 2e-5},
            {"last exact, first close", .05, 1e-5},
            {"first exact, last close", .07, 1e-5},
            {"last exact, first initial", .02, 5e-5},
            {"both close", .04, 1e-4},
            {"last exact, first missing", .03, 1e-4},
            {"last close, first missing", .01, 2e-4},
            {"first exact, last missing", .02, 1e-3},
            {"first exact, last different", .015, 1e-2, .04},
            {"last exact, first different", .01, 1e-3, .01},
            {"alike", .01, 1e-2},
            {"unlike", .005, .1},
            {"different", .005, .87}};
}

/// Both parts of the names of two people.
class PeopleComparator final : public Comparator {
public:
    PeopleComparator(const Prepared& data, RowTable& table)
        : Comparator("person", person_levels())
        , m_people(*data.people)
        , m_first(table.slot(m_people.first))
        , m_last(table.slot(m_people.last))
        , m_full(table.slot(m_people.full))
        , m_namesake(m_people.last_in_company.empty() ? k_none
                                                      : table.slot(m_people.last_in_company))
        , m_first_rarity(Rarity::of_values(m_people.first_counts, population(data, "first")))
        , m_last_rarity(Rarity::of_values(m_people.last_counts, population(data, "last")))
        , m_full_rarity(full_rarity(data)) {
        veto_from = different;
        number_compact_names();
        // Without companies, homes and birth dates have their say first.
        if (!data.account.empty()) {
            hopeless = first_agrees;
        }
    }

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        const auto level = level_of(a, b, scratch);
        return {level, rarity(level, a, b)};
    }

    /// Relatives share a last name and a firm or a home: with two different first names they are
    /// two people, and where the firm bears the name, the name alone says nothing.
    void reconsider(Outcome& outcome, const ValueId* a, const ValueId* b,
                    bool /*together*/) const override {
        const auto level = outcome.level;
        if (level == last_agrees || (level == alike && a[m_first] != 0 && b[m_first] != 0 &&
                                     a[m_last] != 0 && b[m_last] != 0)) {
            outcome = {different, 0};
        } else if (m_namesake != k_none && a[m_namesake] != 0 && b[m_namesake] != 0 &&
                   (level == last_only_given || level == close_last_only_given)) {
            outcome = {};
        }
    }

    std::string value(const ValueId* row) const override {
        std::string out(m_people.names.text(row[m_first]));
        out += out.empty() || row[m_last] == 0 ? "" : " ";
        out += m_people.names.text(row[m_last]);
        return out;
    }

private:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    void number_compact_names() {
        std::unordered_map<std::uint64_t, std::uint32_t> numbers;
        numbers.reserve(m_people.facts.size());
        for (const NameFacts& facts : m_people.facts) {
            m_compact.push_back(
                numbers.try_emplace(facts.compact, static_cast<std::uint32_t>(numbers.size()))
                    .first->second);
        }
    }

    /// Of a whole name: what its parts let expect, or more where it is seen more often.
    static Rarity full_rarity(const Prepared& data) {
        const People& people = *data.people;
        const Population all = population(data, "full");
        const double rows = all.records;
        std::vector<float> shares(people.full_hashes.size(), 0);
        constexpr double k_own = 3; // records of one person
        for (const Row row : data.kept) {
            const auto id = people.full[row];
            if (id != 0 && shares[id] == 0) {
                // Those who share one part of the name and not the other.
                const auto others = [&](std::uint32_t count) {
                    return (std::max(count, people.full_counts[id]) - people.full_counts[id] + .5) /
                           rows;
                };
                const auto expected = others(people.first_counts[people.first[row]]) *
                                      others(people.last_counts[people.last[row]]);
                const auto seen = (people.full_counts[id] - k_own) / rows;
                shares[id] = static_cast<float>(std::max({expected, seen, 0.02 / rows}));
            }
        }
        return Rarity::of_shares(std::move(shares), people.full_counts, -10, 10, all);
    }

    Level level_of(const ValueId* a, const ValueId* b, Scratch& scratch) const {
        const ValueId first_a = a[m_first];
        const ValueId first_b = b[m_first];
        const ValueId last_a = a[m_last];
        const ValueId last_b = b[m_last];
        if ((first_a == 0 && last_a == 0) || (first_b == 0 && last_b == 0)) {
            return missing;
        }
        if (first_a == first_b && last_a == last_b && first_a != 0 && last_a != 0) {
            return exact;
        }
        const auto first = static_cast<FirstRelation>(
            scratch.first[number].get(first_a, first_b, [&](ValueId i, ValueId j) {
                return static_cast<std::uint8_t>(relate_first(m_people, i, j));
            }));
        const auto last = static_cast<LastRelation>(
            scratch.second[number].get(last_a, last_b, [&](ValueId i, ValueId j) {
                return static_cast<std::uint8_t>(relate_last(m_people, i, j));
            }));
        const auto straight = combine(first, last);
        if (straight <= last_and_initial && straight != missing) {
            return straight;
        }
        if (const auto crossed = cross(a, b); crossed != missing) {
            return std::min(crossed, straight == missing ? crossed : straight);
        }
        // Two whole names without any likeness are two people; less than that is only doubt.
        const bool whole = first_a != 0 && first_b != 0 && last_a != 0 && last_b != 0;
        return straight == different && (!whole || !is_remote(a, b, scratch)) ? unlike : straight;
    }

    /// True when no part of one name resembles a part of the other, heavy typing errors included.
    bool is_remote(const ValueId* a, const ValueId* b, Scratch& scratch) const {
        constexpr double k_faint = 0.78;
        for (const ValueId x : {a[m_first], a[m_last]}) {
            for (const ValueId y : {b[m_first], b[m_last]}) {
                constexpr std::size_t k_edits = 5;
                const auto compute = [&](ValueId i, ValueId j) -> std::uint8_t {
                    return spelled_alike(m_people.names.text(i), m_people.names.text(j)) >= k_faint
                               ? 1
                               : 0;
                };
                if (!m_people.names.apart(x, y, k_edits) && scratch.faint.get(x, y, compute) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    static Level combine(FirstRelation first, LastRelation last) {
        using F = FirstRelation;
        using L = LastRelation;
        switch (last) {
        case L::exact:
            switch (first) {
            case F::exact:
                return exact;
            case F::variant:
                return last_and_variant;
            case F::close:
                return last_and_close;
            case F::initial:
                return last_and_initial;
            case F::missing:
                return last_only_given;
            default:
                return last_agrees;
            }
        case L::missing:
            switch (first) {
            case F::exact:
                return first_only_given;
            case F::variant:
            case F::close:
            case F::initial:
                return alike;
            case F::missing:
                return missing;
            default:
                return different;
            }
        case L::different:
            switch (first) {
            case F::exact:
                return first_agrees;
            case F::variant:
            case F::close:
                return alike;
            default:
                return different;
            }
        default:
            switch (first) {
            case F::exact:
                return first_and_close;
            case F::variant:
            case F::close:
            case F::initial:
                return both_close;
            case F::missing:
                return close_last_only_given;
            default:
                return alike;
            }
        }
    }

    /// First and last name in each other's place.
    Level cross(const ValueId* a, const ValueId* b) const {
        const auto same = [&](ValueId x, ValueId y) {
            return x != 0 && y != 0 && m_compact[x] == m_compact[y];
        };
        const bool one = same(a[m_first], b[m_last]);
        const bool other = same(a[m_last], b[m_first]);
        if (one && other) {
            return swapped;
        }
        if (one || other) {
            const auto x = one ? a[m_last] : a[m_first];
            const auto y = one ? b[m_first] : b[m_last];
            if (x == 0 || y == 0) {
                return close_last_only_given;
            }
            return relate_last(m_people, x, y) != LastRelation::different ? both_close : missing;
        }
        return missing;
    }

    float rarity(std::uint8_t level, const ValueId* a, const ValueId* b) const {
        const auto first = [&] { return m_first_rarity.bits(a[m_first]); };
        const auto last = [&] { return m_last_rarity.bits(a[m_last]); };
        const auto half_first = [&] { return m_first_rarity.half(a[m_first], b[m_first]); };
        const auto half_last = [&] { return m_last_rarity.half(a[m_last], b[m_last]); };
        switch (level) {
        case exact:
        case swapped:
            return m_full_rarity.bits(a[m_full]);
        case last_and_variant:
        case last_and_close:
            return last() + half_first();
        case first_and_close:
            return first() + half_last();
        case both_close:
            return half_first() + half_last();
        case last_and_initial:
        case last_only_given:
        case last_agrees:
            return last();
        case close_last_only_given:
            return half_last();
        case first_only_given:
        case first_agrees:
            return first();
        default:
            return 0;
        }
    }

    const People& m_people;
    std::size_t m_first, m_last, m_full, m_namesake;
    std::vector<std::uint32_t> m_compact; ///< By name: one number for all that differ in spaces.
    Rarity m_first_rarity, m_last_rarity, m_full_rarity;
};

/// M. or Mme, where the first names do not say it already.
class CivilityComparator final : public Comparator {
public:
    CivilityComparator(const Prepared& data, RowTable& table)
        : Comparator("civility", {{"same", .98, .5}, {"different", .02, .5, .04}})
        , m_slot(table.slot(data.people->civility))
        , m_first(table.slot(data.people->first)) {}

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& /*scratch*/) const override {
        if (a[m_slot] == 0 || b[m_slot] == 0 || (a[m_first] != 0 && a[m_first] == b[m_first])) {
            return {};
        }
        return {static_cast<std::uint8_t>(a[m_slot] == b[m_slot] ? 1 : 2), 0};
    }
    std::string value(const ValueId* row) const override {
        return row[m_slot] == 0 ? "" : row[m_slot] == 1 ? "M." : "Mme";
    }

private:
    std::size_t m_slot, m_first;
};

} // namespace

std::unique_ptr<Comparator> compare_people(const Prepared& data, RowTable& table) {
    return std::make_unique<PeopleComparator>(data, table);
}

std::unique_ptr<Comparator> compare_civility(const Prepared& data, RowTable& table) {
    return std::make_unique<CivilityComparator>(data, table);
}

} // namespace bdd::dedupe
