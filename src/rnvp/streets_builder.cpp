#include "street_block.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

namespace bdd::rnvp {

namespace {

constexpr std::uint32_t k_letters = 32; ///< Room for a letter below a number.

struct Collected {
    std::string insee;
    std::string postcode;
    std::string label;
    std::string printed;
    std::string key;
    bool is_hamlet = false;
    std::vector<std::uint32_t> numbers; ///< number * k_letters + letter_index

    [[nodiscard]] auto order() const noexcept { return std::tie(insee, key, label, postcode); }
    [[nodiscard]] bool is(const Street& street) const noexcept {
        return label == street.label && insee == street.insee && postcode == street.postcode;
    }
};

/// Places of equal entries in a part of the block that holds each once.
class Pool {
public:
    explicit Pool(Bytes& out) noexcept
        : m_out(out) {}
    std::uint32_t place(const Bytes& entry) {
        const std::string text(text_at(entry, 0, entry.size()));
        const auto [found, is_new] =
            m_places.emplace(text, static_cast<std::uint32_t>(m_out.size()));
        if (is_new) {
            m_out.insert(m_out.end(), entry.begin(), entry.end());
        }
        return found->second;
    }

private:
    Bytes& m_out;
    std::unordered_map<std::string, std::uint32_t> m_places;
};

Bytes texts_of(const Collected& street) {
    const auto size = [&](const std::string& text) {
        return text == street.label ? StreetBlock::k_same : static_cast<std::uint8_t>(text.size());
    };
    Bytes entry;
    put_number(entry, static_cast<std::uint8_t>(street.label.size()));
    put_number(entry, size(street.key));
    put_number(entry, size(street.printed));
    put_bytes(entry, street.label);
    put_bytes(entry, street.key == street.label ? std::string_view() : street.key);
    put_bytes(entry, street.printed == street.label ? std::string_view() : street.printed);
    return entry;
}

Bytes numbers_of(Collected& street) {
    std::vector<std::uint32_t>& numbers = street.numbers;
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    Bytes entry;
    put_varint(entry, numbers.size());
    std::uint32_t last = 0;
    for (const std::uint32_t packed : numbers) {
        const std::uint32_t number = packed / k_letters;
        const std::uint32_t letter = packed % k_letters;
        put_varint(entry, (number - last) * 2 + (letter == 0 ? 0 : 1));
        if (letter != 0) {
            put_number(entry, static_cast<std::uint8_t>(letter));
        }
        last = number;
    }
    return entry;
}

/// What is the same for all builders of one block: tables of codes, each in order.
std::map<std::string_view, std::uint16_t>
numbered(const std::vector<Collected>& streets, std::string Collected::*code, std::size_t bound) {
    std::map<std::string_view, std::uint16_t> codes;
    for (const Collected& street : streets) {
        codes.emplace(street.*code, std::uint16_t{0});
    }
    if (codes.size() > bound) {
        fail(Errc::internal, "a block of streets has too many codes: {0}", codes.size());
    }
    std::uint16_t next = 0;
    for (auto& [text, number] : codes) {
        number = next++;
    }
    return codes;
}

void check(const Street& street) {
    constexpr std::size_t k_most = StreetsBuilder::k_label_bytes;
    if (street.insee.size() != StreetBlock::k_code_bytes ||
        street.postcode.size() != StreetBlock::k_code_bytes || street.label.empty() ||
        std::max({street.label.size(), street.key.size(), street.printed.size()}) > k_most) {
        fail(Errc::internal, "no street: '{0}' {1} {2}", street.label, street.postcode,
             street.insee);
    }
}

} // namespace

struct StreetsBuilder::Impl {
    std::vector<Collected> streets;
    std::unordered_map<std::string, std::uint32_t> places;
    std::string name; ///< Reused.

    std::uint32_t place(const Street& street);
    void put_streets(Bytes& table, Bytes& pool, Bytes& numbers,
                     const std::map<std::string_view, std::uint16_t>& communes,
                     const std::map<std::string_view, std::uint16_t>& postcodes);
    [[nodiscard]] Bytes communes_table() const;
    [[nodiscard]] Bytes order_by_end() const;
};

std::uint32_t StreetsBuilder::Impl::place(const Street& street) {
    name.assign(street.insee).append(street.postcode).append(street.label);
    const auto [found, is_new] = places.emplace(name, static_cast<std::uint32_t>(streets.size()));
    if (is_new) {
        check(street);
        streets.push_back({std::string(street.insee),
                           std::string(street.postcode),
                           std::string(street.label),
                           std::string(street.printed),
                           std::string(street.key),
                           street.is_hamlet,
                           {}});
        return found->second;
    }
    Collected& known = streets[found->second];
    known.is_hamlet = known.is_hamlet && street.is_hamlet;
    if (!street.printed.empty() && (known.printed.empty() || street.printed < known.printed)) {
        check(street);
        known.printed = street.printed;
    }
    return found->second;
}

void StreetsBuilder::Impl::put_streets(Bytes& table, Bytes& pool, Bytes& numbers,
                                       const std::map<std::string_view, std::uint16_t>& communes,
                                       const std::map<std::string_view, std::uint16_t>& postcodes) {
    Pool texts(pool);
    Pool sets(numbers);
    table.reserve(streets.size() * StreetBlock::k_street_bytes);
    for (Collected& street : streets) {
        const std::uint16_t postcode = postcodes.at(street.postcode);
        put_number(table, texts.place(texts_of(street)));
        put_number(table, sets.place(numbers_of(street)));
        put_number(table, communes.at(street.insee));
        put_number(table, static_cast<std::uint16_t>(
                              street.is_hamlet ? postcode | StreetBlock::k_hamlet_bit : postcode));
    }
}

Bytes StreetsBuilder::Impl::communes_table() const {
    Bytes table;
    for (std::size_t i = 0; i < streets.size(); ++i) {
        if (i == 0 || streets[i].insee != streets[i - 1].insee) {
            put_bytes(table, streets[i].insee);
            put_number(table, static_cast<std::uint32_t>(i));
        }
    }
    return table;
}

Bytes StreetsBuilder::Impl::order_by_end() const {
    Bytes table;
    std::vector<std::uint16_t> order;
    for (std::size_t first = 0, last = 0; first < streets.size(); first = last) {
        while (last < streets.size() && streets[last].insee == streets[first].insee) {
            ++last;
        }
        if (last - first > UINT16_MAX) {
            fail(Errc::internal, "commune {0} has too many streets", streets[first].insee);
        }
        order.resize(last - first);
        std::iota(order.begin(), order.end(), std::uint16_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
            return last_word(streets[first + a].key) < last_word(streets[first + b].key);
        });
        for (const std::uint16_t place : order) {
            put_number(table, place);
        }
    }
    return table;
}

StreetsBuilder::StreetsBuilder()
    : m_impl(std::make_unique<Impl>()) {}
StreetsBuilder::~StreetsBuilder() = default;
StreetsBuilder::StreetsBuilder(StreetsBuilder&&) noexcept = default;
StreetsBuilder& StreetsBuilder::operator=(StreetsBuilder&&) noexcept = default;

std::uint32_t StreetsBuilder::street(const Street& street) {
    return m_impl->place(street);
}

void StreetsBuilder::add_number(std::uint32_t street, std::string_view number,
                                std::string_view repetition) {
    if (const std::uint32_t value = street_number(number); value != 0) {
        m_impl->streets[street].numbers.push_back(value * k_letters + letter_index(repetition));
    }
}

void StreetsBuilder::add(Streets::Block block) {
    const StreetBlock streets(block);
    for (StreetBlock::Index i = 0; i < streets.size(); ++i) {
        std::vector<std::uint32_t>& numbers =
            m_impl->streets[m_impl->place(streets.street(i))].numbers;
        streets.for_each_number(i, [&](std::uint32_t number, std::uint32_t letter) {
            numbers.push_back(number * k_letters + letter % k_letters);
        });
    }
}

std::size_t StreetsBuilder::size() const noexcept {
    return m_impl->streets.size();
}

std::vector<std::byte> StreetsBuilder::build() {
    Impl& impl = *m_impl;
    impl.places.clear();
    std::sort(impl.streets.begin(), impl.streets.end(),
              [](const Collected& a, const Collected& b) { return a.order() < b.order(); });
    const auto communes = numbered(impl.streets, &Collected::insee, UINT16_MAX);
    const auto postcodes = numbered(impl.streets, &Collected::postcode, StreetBlock::k_hamlet_bit);
    Bytes table;
    Bytes pool;
    Bytes numbers;
    impl.put_streets(table, pool, numbers, communes, postcodes);
    Bytes block;
    put_number(block, StreetBlock::k_sign);
    for (const std::size_t count :
         {communes.size(), postcodes.size(), impl.streets.size(), pool.size(), numbers.size()}) {
        put_number(block, static_cast<std::uint32_t>(count));
    }
    const auto append = [&](const Bytes& part) {
        block.insert(block.end(), part.begin(), part.end());
    };
    append(impl.communes_table());
    for (const auto& [code, number] : postcodes) {
        put_bytes(block, code);
    }
    append(table);
    append(impl.order_by_end());
    append(pool);
    append(numbers);
    impl = Impl();
    return block;
}

} // namespace bdd::rnvp
