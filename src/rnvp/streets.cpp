#include "street_block.hpp"

#include <algorithm>
#include <cstring>

namespace bdd::rnvp {

namespace {

/// Streets and postings of one commune.
struct Commune {
    std::uint64_t code = 0; ///< Its five signs, first one highest: ordered as the text.
    std::uint32_t block = 0;
    std::uint32_t place = 0; ///< Within the block.
};

/// 0 for what is no code of five signs.
std::uint64_t packed(std::string_view code) noexcept {
    if (code.size() != StreetBlock::k_code_bytes) {
        return 0;
    }
    std::uint64_t value = 0;
    for (const char c : code) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

} // namespace

struct Streets::Impl {
    std::vector<StreetBlock> blocks;
    std::vector<Index> starts;     ///< Of each block.
    std::vector<Commune> communes; ///< Ascending, each once.
    std::size_t size = 0;

    void add(Block bytes) {
        const StreetBlock& block = blocks.emplace_back(bytes);
        starts.push_back(static_cast<Index>(size));
        size += block.size();
        if (size > UINT32_MAX) {
            fail_damaged();
        }
        for (std::size_t i = 0; i < block.communes(); ++i) {
            communes.push_back({packed(block.commune(i)),
                                static_cast<std::uint32_t>(blocks.size() - 1),
                                static_cast<std::uint32_t>(i)});
        }
    }

    void order_communes() {
        const auto same = [](const Commune& a, const Commune& b) { return a.code == b.code; };
        std::stable_sort(communes.begin(), communes.end(),
                         [](const Commune& a, const Commune& b) { return a.code < b.code; });
        communes.erase(std::unique(communes.begin(), communes.end(), same), communes.end());
    }

    [[nodiscard]] const Commune* find(std::string_view insee) const noexcept {
        const std::uint64_t code = packed(insee);
        const auto found =
            std::lower_bound(communes.begin(), communes.end(), code,
                             [](const Commune& a, std::uint64_t b) { return a.code < b; });
        return found != communes.end() && found->code == code ? &*found : nullptr;
    }

    [[nodiscard]] std::size_t block_of(Index street) const noexcept {
        return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), street) -
                                        starts.begin()) -
               1;
    }
};

namespace {

/// Part of [first, last) in which `compare` gives 0; it gives below 0 before and above behind.
template <typename Compare>
Streets::Range equal_part(Streets::Range range, Compare&& compare) noexcept {
    const auto bound = [&](Streets::Index first, int least) {
        Streets::Index count = range.last - first;
        while (count > 0) {
            const Streets::Index half = count / 2;
            if (compare(first + half) < least) {
                first += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        return first;
    };
    const Streets::Index first = bound(range.first, 0);
    return {first, bound(first, 1)};
}

} // namespace

Streets::Streets(std::span<const Block> blocks) {
    auto impl = std::make_shared<Impl>();
    for (const Block block : blocks) {
        impl->add(block);
    }
    impl->order_communes();
    m_impl = std::move(impl);
}

std::size_t Streets::size() const noexcept {
    return m_impl ? m_impl->size : 0;
}

Street Streets::operator[](Index street) const noexcept {
    const std::size_t block = m_impl->block_of(street);
    return m_impl->blocks[block].street(street - m_impl->starts[block]);
}

bool Streets::covers(std::string_view insee) const noexcept {
    return m_impl && m_impl->find(insee) != nullptr;
}

Streets::Range Streets::of_commune(std::string_view insee) const noexcept {
    const Commune* const commune = m_impl ? m_impl->find(insee) : nullptr;
    if (commune == nullptr) {
        return {};
    }
    const Range range = m_impl->blocks[commune->block].range(commune->place);
    const Index start = m_impl->starts[commune->block];
    return {range.first + start, range.last + start};
}

Streets::Range Streets::with_key(std::string_view insee, std::string_view key) const noexcept {
    const Commune* const commune = m_impl ? m_impl->find(insee) : nullptr;
    if (commune == nullptr) {
        return {};
    }
    const StreetBlock& block = m_impl->blocks[commune->block];
    const Range found = equal_part(block.range(commune->place),
                                   [&](Index street) { return block.key(street).compare(key); });
    const Index start = m_impl->starts[commune->block];
    return {found.first + start, found.last + start};
}

std::vector<Streets::Index> Streets::ending_with(std::string_view insee,
                                                 std::string_view word) const {
    const Commune* const commune = m_impl ? m_impl->find(insee) : nullptr;
    if (commune == nullptr) {
        return {};
    }
    const StreetBlock& block = m_impl->blocks[commune->block];
    const Range streets = block.range(commune->place);
    const Range found = equal_part(streets, [&](Index place) {
        return last_word(block.key(block.by_end(streets, place))).compare(word);
    });
    std::vector<Index> indexes;
    indexes.reserve(found.last - found.first);
    for (Index place = found.first; place < found.last; ++place) {
        indexes.push_back(m_impl->starts[commune->block] + block.by_end(streets, place));
    }
    return indexes;
}

NumberFound Streets::has_number(Index street, std::string_view number,
                                std::string_view repetition) const noexcept {
    const std::uint32_t value = street_number(number);
    if (value == 0) {
        return NumberFound::no;
    }
    const std::size_t block = m_impl->block_of(street);
    return m_impl->blocks[block].has_number(street - m_impl->starts[block], value,
                                            letter_index(repetition));
}

std::vector<std::string_view> Streets::communes() const {
    std::vector<std::string_view> codes;
    if (m_impl) {
        codes.reserve(m_impl->communes.size());
        for (const Commune& commune : m_impl->communes) {
            codes.push_back(m_impl->blocks[commune.block].commune(commune.place));
        }
    }
    return codes;
}

} // namespace bdd::rnvp
