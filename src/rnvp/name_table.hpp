#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A name without LE, LA, LES or L in front; the name itself when nothing else would be left.
[[nodiscard]] std::string_view without_article(std::string_view key) noexcept;

/// From names to the places that bear them: one open hash table and one array. The names must live
/// as long as the table.
class NameTable {
public:
    using Index = std::uint32_t;

    class Builder;

    /// Places in the order in which they were added.
    [[nodiscard]] std::span<const Index> find(std::string_view name) const noexcept;

private:
    struct Group {
        std::string_view name;
        Index first = 0;
        Index count = 0;
    };

    std::vector<std::uint32_t> m_slots; ///< Group + 1; 0 is free. A power of two.
    std::vector<Group> m_groups;
    std::vector<Index> m_postings;

    [[nodiscard]] std::size_t slot_of(std::string_view name) const noexcept;
};

class NameTable::Builder {
public:
    explicit Builder(std::size_t names);
    void add(std::string_view name, Index place);
    [[nodiscard]] NameTable build() &&;

private:
    struct Added {
        std::uint32_t group;
        Index place;
    };
    NameTable m_table;
    std::vector<Added> m_added;
};

} // namespace bdd::rnvp
