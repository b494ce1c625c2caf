#include "rnvp/name_table.hpp"
#include "rnvp/place_codes.hpp"

#include <bdd/rnvp/places.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace bdd::rnvp {

namespace {

using Index = Places::Index;

struct Text {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

struct Entry {
    Text name;
    Text label;
    Text key;
    Text label_key;
    std::array<char, 5> postcode{};
    std::array<char, 5> insee{};
    std::uint8_t insee_size = 0;
    PlaceKind kind = PlaceKind::commune;
    std::uint32_t population = 0;
};

struct Range {
    Index first = 0;
    Index last = 0;
    [[nodiscard]] bool empty() const noexcept { return first == last; }
};

/// Ranks rows as they are kept: by postcode, then kind, then the largest population first.
std::uint64_t rank_of(const PlaceRow& row, std::uint32_t postcode) noexcept {
    const std::uint64_t small = std::numeric_limits<std::uint32_t>::max() - row.population;
    return (std::uint64_t{postcode} << 40U) | (static_cast<std::uint64_t>(row.kind) << 32U) | small;
}

bool is_same(const PlaceRow& a, const PlaceRow& b) noexcept {
    return a.postcode == b.postcode && a.kind == b.kind && a.insee == b.insee && a.name == b.name &&
           a.label == b.label;
}

/// The rows in the order of the index, each once.
std::vector<std::uint32_t> order_of(const std::vector<PlaceRow>& rows) {
    struct Ranked {
        std::uint64_t rank;
        std::uint32_t row;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto postcode = postcode_slot(rows[i].postcode)) {
            ranked.push_back({rank_of(rows[i], *postcode), static_cast<std::uint32_t>(i)});
        }
    }
    std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.rank != b.rank) {
            return a.rank < b.rank;
        }
        const PlaceRow& left = rows[a.row];
        const PlaceRow& right = rows[b.row];
        return std::tie(left.name, left.insee, left.label) <
               std::tie(right.name, right.insee, right.label);
    });
    std::vector<std::uint32_t> order;
    order.reserve(ranked.size());
    std::uint64_t group = 0; // Postcode and kind of the rows at the end of `order`.
    std::size_t group_begin = 0;
    for (const Ranked& each : ranked) {
        if (each.rank >> 32U != group) {
            group = each.rank >> 32U;
            group_begin = order.size();
        }
        const bool is_known =
            std::any_of(order.begin() + static_cast<std::ptrdiff_t>(group_begin), order.end(),
                        [&](std::uint32_t row) { return is_same(rows[row], rows[each.row]); });
        if (!is_known) {
            order.push_back(each.row);
        }
    }
    return order;
}

} // namespace

struct Places::Impl {
    std::string pool;
    std::vector<Entry> entries;
    std::vector<Index> identity; ///< Entries stand in order of postcode: `at` is a piece of this.
    std::vector<Range> by_postcode = std::vector<Range>(k_postcode_slots);
    std::vector<Range> by_insee = std::vector<Range>(k_insee_slots); ///< Into insee_postings.
    std::vector<Index> insee_postings;
    NameTable names;

    [[nodiscard]] std::string_view view(Text text) const noexcept {
        return std::string_view(pool).substr(text.offset, text.size);
    }
    Text store(std::string_view text) {
        const Text stored{static_cast<std::uint32_t>(pool.size()),
                          static_cast<std::uint32_t>(text.size())};
        pool.append(text);
        return stored;
    }
    /// Stores a text unless it is the same as one that is there.
    Text store_unless(std::string_view text, Text there) {
        return text == view(there) ? there : store(text);
    }

    void add(const PlaceRow& row, std::string& scratch) {
        Entry entry;
        entry.name = store(row.name);
        entry.label = store_unless(row.label, entry.name);
        scratch.clear();
        append_town_key(scratch, row.name);
        entry.key = store_unless(scratch, entry.name);
        scratch.clear();
        append_town_key(scratch, row.label);
        entry.label_key = store_unless(scratch, entry.key);
        std::copy(row.postcode.begin(), row.postcode.end(), entry.postcode.begin());
        entry.insee_size =
            static_cast<std::uint8_t>(std::min(row.insee.size(), entry.insee.size()));
        std::copy_n(row.insee.begin(), entry.insee_size, entry.insee.begin());
        entry.kind = row.kind;
        entry.population = row.population;
        entries.push_back(entry);
    }

    void index_postcodes() {
        identity.resize(entries.size());
        std::iota(identity.begin(), identity.end(), Index{0});
        for (Index i = 0; i < entries.size(); ++i) {
            const auto& code = entries[i].postcode;
            Range& range = by_postcode[*postcode_slot({code.data(), code.size()})];
            range.first = range.empty() ? i : range.first;
            range.last = i + 1;
        }
    }

    void index_insee() {
        std::vector<std::uint32_t> slots(entries.size(), k_insee_slots);
        for (Index i = 0; i < entries.size(); ++i) {
            const Entry& entry = entries[i];
            if (const auto slot = insee_slot({entry.insee.data(), entry.insee_size})) {
                slots[i] = *slot;
                ++by_insee[*slot].last;
            }
        }
        Index next = 0;
        for (Range& range : by_insee) {
            const Index count = range.last;
            range = {next, next};
            next += count;
        }
        insee_postings.resize(next);
        for (Index i = 0; i < entries.size(); ++i) {
            if (slots[i] < k_insee_slots) {
                insee_postings[by_insee[slots[i]].last++] = i;
            }
        }
    }

    /// A code may lead to one that is gone as well: as many rounds as chains are long.
    void index_former(const std::vector<std::pair<std::string, std::string>>& codes) {
        constexpr int k_longest_chain = 8;
        bool has_changed = true;
        for (int round = 0; has_changed && round < k_longest_chain; ++round) {
            has_changed = false;
            for (const auto& [old, now] : codes) {
                const auto from = insee_slot(old);
                const auto to = insee_slot(now);
                if (from && to && by_insee[*from].empty() && !by_insee[*to].empty()) {
                    by_insee[*from] = by_insee[*to];
                    has_changed = true;
                }
            }
        }
    }

    void index_names() {
        NameTable::Builder builder(entries.size());
        for (Index i = 0; i < entries.size(); ++i) {
            const Entry& entry = entries[i];
            const std::string_view base = without_article(view(entry.key));
            builder.add(base, i);
            if (entry.label_key.offset != entry.key.offset) {
                const std::string_view other = without_article(view(entry.label_key));
                if (other != base) {
                    builder.add(other, i);
                }
            }
        }
        names = std::move(builder).build();
    }
};

Places::Places(std::vector<PlaceRow> rows,
               std::vector<std::pair<std::string, std::string>> former_codes)
    : m_impl(std::make_unique<Impl>()) {
    const std::vector<std::uint32_t> order = order_of(rows);
    m_impl->entries.reserve(order.size());
    m_impl->pool.reserve(order.size() * 32);
    std::string scratch;
    for (const std::uint32_t row : order) {
        m_impl->add(rows[row], scratch);
    }
    m_impl->pool.shrink_to_fit();
    m_impl->index_postcodes();
    m_impl->index_insee();
    m_impl->index_former(former_codes);
    m_impl->index_names();
}

Places::Places(Places&&) noexcept = default;
Places& Places::operator=(Places&&) noexcept = default;
Places::~Places() = default;

std::size_t Places::size() const noexcept {
    return m_impl->entries.size();
}

Place Places::operator[](Index place) const noexcept {
    const Entry& entry = m_impl->entries[place];
    return {m_impl->view(entry.name),
            m_impl->view(entry.label),
            {entry.postcode.data(), entry.postcode.size()},
            {entry.insee.data(), entry.insee_size},
            entry.kind,
            entry.population};
}

std::span<const Index> Places::named(std::string_view key) const noexcept {
    return m_impl->names.find(without_article(key));
}

std::span<const Index> Places::at(std::string_view postcode) const noexcept {
    const auto slot = postcode_slot(postcode);
    const Range range = slot ? m_impl->by_postcode[*slot] : Range{};
    return std::span(m_impl->identity).subspan(range.first, range.last - range.first);
}

std::span<const Index> Places::of_insee(std::string_view code) const noexcept {
    const auto slot = insee_slot(code);
    const Range range = slot ? m_impl->by_insee[*slot] : Range{};
    return std::span(m_impl->insee_postings).subspan(range.first, range.last - range.first);
}

bool Places::is_postcode(std::string_view code) const noexcept {
    return !at(code).empty();
}

std::string_view Places::key(Index place) const noexcept {
    return m_impl->view(m_impl->entries[place].key);
}

std::string_view Places::label_key(Index place) const noexcept {
    return m_impl->view(m_impl->entries[place].label_key);
}

} // namespace bdd::rnvp
