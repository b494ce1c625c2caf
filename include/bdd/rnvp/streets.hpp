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
/// be read from several threads.
class Streets {
public:
    using Index = std::uint32_t;
    struct Range {
        Index first = 0;
        Index last = 0; ///< One behind.
        [[nodiscard]] bool empty() const noexcept { return first == last; }
    };

    Streets() = default;
    /// `bytes` as StreetsBuilder wrote them; they must outlive the Streets. Throws Errc::input when
    /// they are damaged or of another version: every offset is checked once.
    explicit Streets(std::span<const std::byte> bytes);

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

private:
    std::span<const std::byte> m_bytes;
};

/// Collects streets and their numbers, and writes them as Streets reads them.
class StreetsBuilder {
public:
    StreetsBuilder();
    ~StreetsBuilder();
    StreetsBuilder(StreetsBuilder&&) noexcept;
    StreetsBuilder& operator=(StreetsBuilder&&) noexcept;

    /// One address of a street: rows of one street may come in any order. `number` may be empty.
    void add(const Street& street, std::string_view number, std::string_view repetition);
    /// The same bytes whatever the order of the rows.
    [[nodiscard]] std::vector<std::byte> build();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::rnvp
