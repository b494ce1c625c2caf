#pragma once

#include <bdd/core/hash.hpp>
#include <bdd/dedupe/dataset.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Normalised values of the engine: each distinct one is stored, hashed and taken apart once.
namespace bdd::dedupe {

/// The distinct words of each value of a field, as sorted sets of word ids.
struct Words {
    ValueTable table;
    std::vector<std::uint32_t> begin{0, 0}; ///< By value id; one more at the end.
    std::vector<std::uint32_t> ids;
    std::vector<float> weights; ///< By word id: inverse document frequency; after `weigh`.

    [[nodiscard]] std::span<const std::uint32_t> of(ValueId value) const noexcept {
        return {ids.data() + begin[value], ids.data() + begin[value + 1]};
    }
    /// Takes the words of the next value: its runs between spaces.
    void add(std::string_view text);
    /// Weighs each word by the number of records that hold it, of so many.
    void weigh(std::span<const std::uint32_t> holders, std::uint64_t records);
};

/// A bit for each sign that occurs: an edit changes at most two.
[[nodiscard]] inline std::uint64_t signs_of(std::string_view text) noexcept {
    std::uint64_t bits = 0;
    for (const char c : text) {
        bits |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
    }
    return bits;
}

/// Normalised values of one kind. Value 0 is missing.
struct Field {
    std::string name;
    ValueTable values;
    std::vector<std::uint64_t> hashes{0};  ///< Stable over runs.
    std::vector<std::uint64_t> signs{0};   ///< Which letters and digits occur: a bit for each.
    std::vector<std::uint32_t> counts;     ///< Records that hold the value; after `count`.
    Words words;                           ///< Where the field is compared by words.
    std::vector<std::uint32_t> numbers{0}; ///< What the field's reader makes of it, by value id.

    /// True when the value is new: its side tables need a line.
    bool add(std::string_view text, ValueId& id) {
        const auto hash = hash64(text);
        id = values.intern(text, hash);
        if (id != hashes.size()) {
            return false;
        }
        hashes.push_back(hash);
        signs.push_back(signs_of(text));
        return true;
    }
    /// True when fewer than `edits` edits cannot make one of the other; says nothing otherwise.
    [[nodiscard]] bool apart(ValueId a, ValueId b, std::size_t edits) const noexcept {
        return static_cast<std::size_t>(std::popcount(signs[a] ^ signs[b])) > 2 * edits;
    }
    [[nodiscard]] std::size_t size() const noexcept { return hashes.size(); }
    [[nodiscard]] std::string_view text(ValueId id) const noexcept { return values.text(id); }
};

/// Mixes a second hash into a first; never 0 for two hashes that are not.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    std::uint64_t x = a ^ (b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U));
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBULL;
    x ^= x >> 31U;
    return x | 1U;
}

/// The part of a raw cell that is compared: names, e-mails and the like by their first 256 bytes,
/// more than any real one has, texts, addresses and codes by their first 2,000. The work on a pair
/// of values grows with the product of their lengths. No sign of UTF-8 is cut in two.
[[nodiscard]] std::string_view compared_part(ColumnKind kind, std::string_view raw) noexcept;

/// Jaro-Winkler of the first 64 bytes: more would take the product of the lengths, and real names
/// and local parts end before.
[[nodiscard]] double spelled_alike(std::string_view a, std::string_view b);

/// The cells of a raw column as ids of normalised values: `read` is called once for each distinct
/// raw text, as far as it is compared, and gives an id.
template <typename Read>
[[nodiscard]] std::vector<ValueId> normalise(const Column& column, Read&& read) {
    std::vector<ValueId> known(column.values.size(), 0);
    for (ValueId raw = 1; raw < known.size(); ++raw) {
        known[raw] = read(compared_part(column.kind, column.values.text(raw)));
    }
    std::vector<ValueId> cells(column.cells.size());
    for (std::size_t row = 0; row < cells.size(); ++row) {
        cells[row] = known[column.cells[row]];
    }
    return cells;
}

} // namespace bdd::dedupe
