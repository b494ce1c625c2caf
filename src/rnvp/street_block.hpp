#pragma once

#include "packed_bytes.hpp"

#include <bdd/rnvp/streets.hpp>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::rnvp {

/// One block of streets, read in place. Its parts, in their order:
///   head       sign, numbers of communes, postcodes and streets, bytes of pool and numbers
///   communes   code (5 bytes), first street (4); ascending
///   postcodes  5 bytes each
///   streets    pool offset (4), numbers offset (4), commune (2), postcode and hamlet bit (2);
///              by commune and key
///   by end     2 bytes a street: its place within the commune, by last word of the key
///   pool       of each distinct (label, key, printed): three sizes, and those texts that are not
///              the label again
///   numbers    of each distinct set: its size, then steps from number to number
class StreetBlock {
public:
    using Index = Streets::Index;

    static constexpr std::uint32_t k_sign = 0x31545342; ///< "BST1"
    static constexpr std::size_t k_head_bytes = 24;
    static constexpr std::size_t k_code_bytes = 5;
    static constexpr std::size_t k_commune_bytes = 9;
    static constexpr std::size_t k_street_bytes = 12;
    static constexpr std::size_t k_end_bytes = 2;
    static constexpr std::uint16_t k_hamlet_bit = 0x8000;
    static constexpr std::uint8_t k_same = 0xFF; ///< Size of a text that is the label again.

    /// Throws Errc::input when anything in it leads astray.
    explicit StreetBlock(ByteView bytes);

    [[nodiscard]] Index size() const noexcept { return m_streets; }
    [[nodiscard]] std::size_t communes() const noexcept { return m_communes; }
    [[nodiscard]] std::string_view commune(std::size_t commune) const noexcept;
    [[nodiscard]] Streets::Range range(std::size_t commune) const noexcept;

    [[nodiscard]] Street street(Index street) const noexcept;
    [[nodiscard]] std::string_view key(Index street) const noexcept;
    /// Street at a place of the order by last word; `place` counts within the block.
    [[nodiscard]] Index by_end(Streets::Range commune, Index place) const noexcept;
    [[nodiscard]] NumberFound has_number(Index street, std::uint32_t number,
                                         std::uint32_t repetition) const noexcept;
    /// Gives `use` each number with the index of its letter.
    template <typename Use>
    void for_each_number(Index street, Use&& use) const {
        PackedReader reader(m_bytes.subspan(numbers_at(street)));
        std::uint32_t number = 0;
        for (std::uint64_t left = reader.varint(); left > 0; --left) {
            const auto step = static_cast<std::uint32_t>(reader.varint());
            number += step / 2;
            use(number, step % 2 == 0 ? 0U : std::uint32_t{reader.number<std::uint8_t>()});
        }
    }

private:
    struct Texts {
        std::string_view label;
        std::string_view key;
        std::string_view printed;
    };

    ByteView m_bytes;
    Index m_streets = 0;
    std::uint32_t m_communes = 0;
    std::uint32_t m_postcodes = 0;
    std::size_t m_commune_table = 0;
    std::size_t m_postcode_table = 0;
    std::size_t m_street_table = 0;
    std::size_t m_end_table = 0;
    std::size_t m_pool = 0;
    std::size_t m_numbers = 0;

    [[nodiscard]] std::size_t record(Index street) const noexcept {
        return m_street_table + street * k_street_bytes;
    }
    [[nodiscard]] std::size_t numbers_at(Index street) const noexcept {
        return m_numbers + number_at<std::uint32_t>(m_bytes, record(street) + 4);
    }
    [[nodiscard]] Texts texts(Index street) const noexcept;
    void check_communes() const;
    void check_streets() const;
    void check_order_by_end() const;
    void check_texts(std::size_t offset) const;
    void check_number_set(std::size_t offset) const;
};

/// The word behind the last space.
[[nodiscard]] inline std::string_view last_word(std::string_view key) noexcept {
    const std::size_t space = key.rfind(' ');
    return space == std::string_view::npos ? key : key.substr(space + 1);
}

/// 1 to 26 for a letter (of a repetition), 0 for none.
[[nodiscard]] inline std::uint32_t letter_index(std::string_view repetition) noexcept {
    const char c = repetition.empty() ? ' ' : repetition.front();
    return c >= 'A' && c <= 'Z'   ? static_cast<std::uint32_t>(c - 'A' + 1)
           : c >= 'a' && c <= 'z' ? static_cast<std::uint32_t>(c - 'a' + 1)
                                  : 0;
}

/// The number from 1 to 99999 that digits say; 0 when they say none.
[[nodiscard]] std::uint32_t street_number(std::string_view digits) noexcept;

} // namespace bdd::rnvp
