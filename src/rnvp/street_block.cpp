#include "street_block.hpp"

#include <algorithm>

namespace bdd::rnvp {

namespace {

/// Takes a number that was checked when the block was opened.
std::uint32_t take_varint(ByteView bytes, std::size_t& offset) noexcept {
    std::uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned>(bytes[offset++]);
        value |= (byte & 0x7FU) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
}

constexpr std::uint32_t k_largest_number = 99'999;

} // namespace

std::uint32_t street_number(std::string_view digits) noexcept {
    std::uint32_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9' || value > k_largest_number) {
            return 0;
        }
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value > k_largest_number ? 0 : value;
}

StreetBlock::StreetBlock(ByteView bytes)
    : m_bytes(bytes) {
    PackedReader head(bytes);
    if (head.number<std::uint32_t>() != k_sign) {
        fail_damaged();
    }
    m_communes = head.number<std::uint32_t>();
    m_postcodes = head.number<std::uint32_t>();
    m_streets = head.number<std::uint32_t>();
    const auto pool_bytes = head.number<std::uint32_t>();
    const auto number_bytes = head.number<std::uint32_t>();
    m_commune_table = head.skip(std::uint64_t{m_communes} * k_commune_bytes);
    m_postcode_table = head.skip(std::uint64_t{m_postcodes} * k_code_bytes);
    m_street_table = head.skip(std::uint64_t{m_streets} * k_street_bytes);
    m_end_table = head.skip(std::uint64_t{m_streets} * k_end_bytes);
    m_pool = head.skip(pool_bytes);
    m_numbers = head.skip(number_bytes);
    if (!head.at_end()) {
        fail_damaged();
    }
    check_communes();
    check_streets();
    check_order_by_end();
}

void StreetBlock::check_communes() const {
    Index first = 0;
    for (std::size_t i = 0; i < m_communes; ++i) {
        const Streets::Range streets = range(i);
        const bool in_order = i == 0 || commune(i - 1) < commune(i);
        if (!in_order || streets.first != first || streets.last <= first ||
            streets.last > m_streets) {
            fail_damaged();
        }
        first = streets.last;
    }
    if (first != m_streets) {
        fail_damaged();
    }
}

void StreetBlock::check_streets() const {
    Index street = 0;
    for (std::size_t c = 0; c < m_communes; ++c) {
        for (const Index last = range(c).last; street < last; ++street) {
            const std::size_t at = record(street);
            const auto postcode = number_at<std::uint16_t>(m_bytes, at + 10);
            if (number_at<std::uint16_t>(m_bytes, at + 8) != c ||
                static_cast<std::uint16_t>(postcode & ~k_hamlet_bit) >= m_postcodes) {
                fail_damaged();
            }
            check_texts(number_at<std::uint32_t>(m_bytes, at));
            check_number_set(number_at<std::uint32_t>(m_bytes, at + 4));
        }
    }
}

void StreetBlock::check_texts(std::size_t offset) const {
    PackedReader reader(m_bytes.subspan(m_pool, m_numbers - m_pool));
    reader.skip(offset);
    const auto label = reader.number<std::uint8_t>();
    const auto key = reader.number<std::uint8_t>();
    const auto printed = reader.number<std::uint8_t>();
    if (label == k_same) {
        fail_damaged();
    }
    reader.skip(label);
    reader.skip(key == k_same ? 0U : key);
    reader.skip(printed == k_same ? 0U : printed);
}

void StreetBlock::check_number_set(std::size_t offset) const {
    PackedReader reader(m_bytes.subspan(m_numbers));
    reader.skip(offset);
    const std::uint64_t count = reader.varint();
    if (count > reader.left()) {
        fail_damaged();
    }
    std::uint64_t number = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t step = reader.varint();
        number += step / 2;
        if (number > k_largest_number) {
            fail_damaged();
        }
        reader.skip(step % 2);
    }
}

void StreetBlock::check_order_by_end() const {
    for (std::size_t c = 0; c < m_communes; ++c) {
        const Streets::Range streets = range(c);
        for (Index i = streets.first; i < streets.last; ++i) {
            if (number_at<std::uint16_t>(m_bytes, m_end_table + i * k_end_bytes) >=
                streets.last - streets.first) {
                fail_damaged();
            }
        }
    }
}

std::string_view StreetBlock::commune(std::size_t commune) const noexcept {
    return text_at(m_bytes, m_commune_table + commune * k_commune_bytes, k_code_bytes);
}

Streets::Range StreetBlock::range(std::size_t commune) const noexcept {
    const auto first_of = [&](std::size_t i) {
        return i == m_communes ? m_streets
                               : number_at<std::uint32_t>(
                                     m_bytes, m_commune_table + i * k_commune_bytes + k_code_bytes);
    };
    return {first_of(commune), first_of(commune + 1)};
}

StreetBlock::Texts StreetBlock::texts(Index street) const noexcept {
    std::size_t at = m_pool + number_at<std::uint32_t>(m_bytes, record(street));
    const auto size_at = [&](std::size_t i) { return number_at<std::uint8_t>(m_bytes, at + i); };
    const std::uint8_t sizes[] = {size_at(0), size_at(1), size_at(2)};
    at += std::size(sizes);
    Texts texts;
    const auto take = [&](std::uint8_t size) {
        if (size == k_same) {
            return texts.label;
        }
        const std::string_view text = text_at(m_bytes, at, size);
        at += size;
        return text;
    };
    texts.label = take(sizes[0]);
    texts.key = take(sizes[1]);
    texts.printed = take(sizes[2]);
    return texts;
}

std::string_view StreetBlock::key(Index street) const noexcept {
    return texts(street).key;
}

Street StreetBlock::street(Index street) const noexcept {
    const Texts found = texts(street);
    const auto postcode = number_at<std::uint16_t>(m_bytes, record(street) + 10);
    const auto place = static_cast<std::uint16_t>(postcode & ~k_hamlet_bit);
    return {found.label,
            found.printed,
            found.key,
            text_at(m_bytes, m_postcode_table + place * k_code_bytes, k_code_bytes),
            commune(number_at<std::uint16_t>(m_bytes, record(street) + 8)),
            (postcode & k_hamlet_bit) != 0};
}

StreetBlock::Index StreetBlock::by_end(Streets::Range commune, Index place) const noexcept {
    return commune.first + number_at<std::uint16_t>(m_bytes, m_end_table + place * k_end_bytes);
}

NumberFound StreetBlock::has_number(Index street, std::uint32_t number,
                                    std::uint32_t repetition) const noexcept {
    std::size_t at = numbers_at(street);
    const std::uint32_t count = take_varint(m_bytes, at);
    auto found = NumberFound::no;
    std::uint32_t current = 0;
    for (std::uint32_t i = 0; i < count && current <= number; ++i) {
        const std::uint32_t step = take_varint(m_bytes, at);
        current += step / 2;
        const std::uint32_t letter = step % 2 == 0 ? 0 : static_cast<std::uint32_t>(m_bytes[at++]);
        if (current == number) {
            if (letter == repetition) {
                return NumberFound::yes;
            }
            found = NumberFound::other_repetition;
        }
    }
    return found;
}

} // namespace bdd::rnvp
