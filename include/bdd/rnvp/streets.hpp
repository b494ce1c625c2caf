#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A street of the loaded bases. The views live as long as the bytes of the Streets.
struct Street {
    std::string_view label;   ///< Norm form, in full: "RUE DU FAUBOURG SAINT ANTOINE".
    std::string_view printed; ///< Official label of at most 32 signs; empty when the base has none.
    std::string_view key;     ///< street_key of the label.
    std::string_view postcode;
    std::string_view insee; ///< Commune or arrondissement.
    bool is_hamlet = false; ///< A place name that stands for a street.
};

enum class NumberFound : std::uint8_t { yes, other_repetition, no };

/// The streets of the loaded départements, read in place from a memory-mapped file. Immutable; may
/// be read from several threads; copies share what they read.
class Streets {
public:
    using Index = std::uint32_t;
    using Block = std::span<const std::byte>;
    struct Range {
        Index first = 0;
        Index last = 0; ///< One behind.
        [[nodiscard]] bool empty() const noexcept { return first == last; }
    };

    Streets() = default;
    /// Each block as StreetsBuilder wrote it; the bytes must outlive the Streets. A commune that
    /// stands in several blocks is read from the first of them. Throws Errc::input when one is
    /// damaged: every offset is checked once.
    explicit Streets(std::span<const Block> blocks);
    explicit Streets(Block block)
        : Streets(std::span<const Block>(&block, 1)) {}

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] Street operator[](Index street) const noexcept;
    /// True when streets of this commune were loaded.
    [[nodiscard]] bool covers(std::string_view insee) const noexcept;
    /// All streets of a commune, ordered by key.
    [[nodiscard]] Range of_commune(std::string_view insee) const noexcept;
    /// Those of a commune with this key.
    [[nodiscard]] Range with_key(std::string_view insee, std::string_view key) const noexcept;
    /// Those of a commune whose key ends with this word, ascending.
    [[nodiscard]] std::vector<Index> ending_with(std::string_view insee,
                                                 std::string_view word) const;
    /// `number` of digits; `repetition` empty or a letter.
    [[nodiscard]] NumberFound has_number(Index street, std::string_view number,
                                         std::string_view repetition) const noexcept;
    /// Codes of the communes that have streets, ascending.
    [[nodiscard]] std::vector<std::string_view> communes() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// Collects streets and their numbers, and writes them as one block, as Streets reads it.
class StreetsBuilder {
public:
    StreetsBuilder();
    ~StreetsBuilder();
    StreetsBuilder(StreetsBuilder&&) noexcept;
    StreetsBuilder& operator=(StreetsBuilder&&) noexcept;

    /// A street without a number yet; the same one (commune, postcode, label) has the same handle,
    /// and the smallest printed label counts. Codes have five signs, labels at least one and at
    /// most `k_label_bytes`: else Errc::internal.
    [[nodiscard]] std::uint32_t street(const Street& street);
    /// One address of it, in any order. A number that is no number from 1 to 99999 adds nothing;
    /// of a repetition the first letter counts.
    void add_number(std::uint32_t street, std::string_view number, std::string_view repetition);
    /// Both together.
    void add(const Street& street, std::string_view number, std::string_view repetition) {
        add_number(this->street(street), number, repetition);
    }
    /// All that a block holds.
    void add(Streets::Block block);
    [[nodiscard]] std::size_t size() const noexcept; ///< Streets.
    /// The same bytes whatever the order of the rows. Leaves the builder empty.
    [[nodiscard]] std::vector<std::byte> build();

    static constexpr std::size_t k_label_bytes = 200;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::rnvp
