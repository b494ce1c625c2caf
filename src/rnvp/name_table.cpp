#include "rnvp/name_table.hpp"

#include <bdd/core/hash.hpp>

#include <bit>
#include <utility>

namespace bdd::rnvp {

std::string_view without_article(std::string_view key) noexcept {
    const std::size_t space = key.find(' ');
    if (space == std::string_view::npos || space > 3) {
        return key;
    }
    const std::string_view first = key.substr(0, space);
    const bool is_article = first == "LE" || first == "LA" || first == "LES" || first == "L";
    return is_article ? key.substr(space + 1) : key;
}

/// The slot that holds the name, or the free one where it belongs.
std::size_t NameTable::slot_of(std::string_view name) const noexcept {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash64(name) & mask;
    while (m_slots[slot] != 0 && m_groups[m_slots[slot] - 1].name != name) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::span<const NameTable::Index> NameTable::find(std::string_view name) const noexcept {
    if (m_slots.empty()) {
        return {};
    }
    const std::uint32_t group = m_slots[slot_of(name)];
    if (group == 0) {
        return {};
    }
    return std::span(m_postings).subspan(m_groups[group - 1].first, m_groups[group - 1].count);
}

NameTable::Builder::Builder(std::size_t names) {
    m_table.m_slots.resize(std::bit_ceil(names * 3 + 8)); // Two names a place at most.
    m_added.reserve(names + names / 8);
}

void NameTable::Builder::add(std::string_view name, Index place) {
    std::uint32_t& slot = m_table.m_slots[m_table.slot_of(name)];
    if (slot == 0) {
        m_table.m_groups.push_back({name, 0, 0});
        slot = static_cast<std::uint32_t>(m_table.m_groups.size());
    }
    ++m_table.m_groups[slot - 1].count;
    m_added.push_back({slot - 1, place});
}

NameTable NameTable::Builder::build() && {
    Index next = 0;
    for (Group& group : m_table.m_groups) {
        group.first = next;
        next += group.count;
        group.count = 0;
    }
    m_table.m_postings.resize(next);
    for (const Added& added : m_added) {
        Group& group = m_table.m_groups[added.group];
        m_table.m_postings[group.first + group.count++] = added.place;
    }
    m_table.m_groups.shrink_to_fit();
    return std::move(m_table);
}

} // namespace bdd::rnvp
