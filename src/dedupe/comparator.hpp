#pragma once

#include "dedupe/prepared.hpp"
#include "dedupe/rarity.hpp"

#include <bdd/dedupe/dataset.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bdd::dedupe {

/// The columns that comparisons look at, gathered by row: a row is read in one go.
class RowTable {
public:
    /// The place of a column within a row; the column must live until `build`.
    std::size_t slot(const Cells& cells);
    /// Does nothing when called again.
    void build(std::size_t rows, ThreadPool& pool);
    [[nodiscard]] const ValueId* row(Row row) const noexcept {
        return m_values.data() + std::size_t{row} * m_columns.size();
    }

    /// Has the row ready by the time it is read.
    void prefetch(Row at) const noexcept {
        const auto* const values = row(at);
        __builtin_prefetch(values);
        __builtin_prefetch(values + 16);
    }

private:
    std::vector<const Cells*> m_columns;
    std::vector<ValueId> m_values;
};

/// Remembers the relation of pairs of values; a newer pair may take the place of an older one.
/// `compute` gets the two values in ascending order: what it says must not depend on who asked
/// first.
class PairCache {
public:
    template <typename Compute>
    std::uint8_t get(ValueId a, ValueId b, Compute&& compute) {
        if (b < a) {
            std::swap(a, b);
        }
        if (b >> k_id_bits != 0) {
            return compute(a, b); // has no room in an entry
        }
        if (m_entries.empty()) {
            m_entries.resize(k_size);
        }
        const auto key = (std::uint64_t{a} << k_id_bits | b) << k_value_bits;
        std::uint64_t& entry = m_entries[key * 0x9E3779B97F4A7C15ULL >> (64U - k_bits)];
        if ((entry ^ key) >> k_value_bits != 0) {
            entry = key | compute(a, b);
        }
        return static_cast<std::uint8_t>(entry & ((1U << k_value_bits) - 1));
    }

private:
    static constexpr unsigned k_bits = 15;
    static constexpr std::size_t k_size = std::size_t{1} << k_bits;
    static constexpr unsigned k_value_bits = 8;
    static constexpr unsigned k_id_bits = 28;
    std::vector<std::uint64_t> m_entries; ///< Both ids and the value in one word each.
};

/// What one thread keeps between comparisons, by number of the comparator.
struct Scratch {
    std::vector<PairCache> first, second;
    PairCache faint; ///< Of names: is there any likeness at all.
    explicit Scratch(std::size_t comparators)
        : first(comparators)
        , second(comparators) {}
};

struct Outcome {
    std::uint8_t level = 0; ///< 0: missing; 1 is the best.
    float rarity_bits = 0;  ///< What the rareness of the values adds.
};

struct LevelPrior {
    const char* name;
    double m; ///< Guess before anything was learnt.
    double u;
    double most_m = 1; ///< Learning goes no further: what is rare by the nature of people.
};

/// One piece of evidence: how two rows compare in it.
class Comparator {
public:
    Comparator(std::string name, std::vector<LevelPrior> levels)
        : m_name(std::move(name))
        , m_levels(std::move(levels)) {}
    virtual ~Comparator() = default;
    Comparator(const Comparator&) = delete;
    Comparator& operator=(const Comparator&) = delete;

    [[nodiscard]] virtual Outcome compare(const ValueId* a, const ValueId* b,
                                          Scratch& scratch) const = 0;
    /// The row's value as compared.
    [[nodiscard]] virtual std::string value(const ValueId* row) const = 0;

    /// Second thoughts in the light of the other comparisons: `together` when they say that both
    /// work or live together.
    virtual void reconsider(Outcome& /*outcome*/, const ValueId* /*a*/, const ValueId* /*b*/,
                            bool /*together*/) const {}

    /// True when the rows share a value that hardly two things share.
    [[nodiscard]] virtual bool identifies(const ValueId* /*a*/, const ValueId* /*b*/) const {
        return false;
    }

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    [[nodiscard]] const std::vector<LevelPrior>& levels() const noexcept { return m_levels; }
    std::size_t number = 0;     ///< Place in the model.
    std::uint8_t veto_from = 0; ///< From this level on: two things, whatever they share by place.
    std::uint8_t together = 0;  ///< Levels from 1 to this say: they work or live together.
    std::uint8_t hopeless = 16; ///< From this level on only a shared identity could still help.
    bool personal = false;      ///< A fact that no two people share by living or working together.

private:
    std::string m_name;
    std::vector<LevelPrior> m_levels;
};

using Comparators = std::vector<std::unique_ptr<Comparator>>;

[[nodiscard]] std::unique_ptr<Comparator> compare_people(const Prepared& data, RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_civility(const Prepared& data, RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_emails(const Prepared& data, RowTable& table);
/// `landlines`: also the numbers that are no mobiles.
[[nodiscard]] std::unique_ptr<Comparator> compare_phones(const Prepared& data, RowTable& table,
                                                         bool landlines);
[[nodiscard]] std::unique_ptr<Comparator> compare_organisations(const Prepared& data,
                                                                RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_places(const Prepared& data, RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_texts(const TextColumn& column,
                                                        const Prepared& data, RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_streets(const TextColumn& column,
                                                          const Prepared& data, RowTable& table);
[[nodiscard]] std::unique_ptr<Comparator> compare_plain(const PlainColumn& column,
                                                        const Prepared& data, RowTable& table);

/// The comparisons that suit what the file holds. At most as many as a pattern has room for.
[[nodiscard]] Comparators choose_comparators(const Prepared& data, RowTable& table);

} // namespace bdd::dedupe
