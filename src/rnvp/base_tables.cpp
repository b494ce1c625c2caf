#include "packed_bytes.hpp"

#include <bdd/rnvp/reference_file.hpp>

#include <string>

namespace bdd::rnvp {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void put_pairs(Bytes& out, const Pairs& pairs) {
    put_varint(out, pairs.size());
    for (const auto& [from, to] : pairs) {
        put_text(out, from);
        put_text(out, to);
    }
}

/// How many entries follow: none is smaller than a byte, so that a damaged number cannot ask for
/// more memory than the file is large.
std::size_t take_count(PackedReader& reader) {
    const std::uint64_t count = reader.varint();
    if (count > reader.left()) {
        fail_damaged();
    }
    return count;
}

Pairs take_pairs(PackedReader& reader) {
    Pairs pairs(take_count(reader));
    for (auto& [from, to] : pairs) {
        from = reader.text();
        to = reader.text();
    }
    return pairs;
}

PlaceRow take_place(PackedReader& reader) {
    PlaceRow row;
    for (std::string* text : {&row.name, &row.label, &row.postcode, &row.insee}) {
        *text = reader.text();
    }
    const auto kind = reader.number<std::uint8_t>();
    if (kind > static_cast<std::uint8_t>(PlaceKind::delivery_only)) {
        fail_damaged();
    }
    row.kind = static_cast<PlaceKind>(kind);
    row.population = static_cast<std::uint32_t>(reader.varint());
    return row;
}

CedexCode take_cedex(PackedReader& reader) {
    CedexCode code;
    code.code = reader.text();
    code.label = reader.text();
    code.communes.resize(take_count(reader));
    for (std::string& commune : code.communes) {
        commune = reader.text();
    }
    return code;
}

} // namespace

std::vector<std::byte> pack_tables(const BaseTables& tables) {
    Bytes out;
    put_varint(out, tables.places.size());
    for (const PlaceRow& row : tables.places) {
        for (const std::string* text : {&row.name, &row.label, &row.postcode, &row.insee}) {
            put_text(out, *text);
        }
        put_number(out, static_cast<std::uint8_t>(row.kind));
        put_varint(out, row.population);
    }
    put_pairs(out, tables.former_codes);
    put_varint(out, tables.cedex.size());
    for (const CedexCode& code : tables.cedex) {
        put_text(out, code.code);
        put_text(out, code.label);
        put_varint(out, code.communes.size());
        for (const std::string& commune : code.communes) {
            put_text(out, commune);
        }
    }
    put_pairs(out, tables.aliases);
    return out;
}

BaseTables unpack_tables(std::span<const std::byte> bytes) {
    BaseTables tables;
    if (bytes.empty()) {
        return tables;
    }
    PackedReader reader(bytes);
    for (std::size_t left = take_count(reader); left > 0; --left) {
        tables.places.push_back(take_place(reader));
    }
    tables.former_codes = take_pairs(reader);
    for (std::size_t left = take_count(reader); left > 0; --left) {
        tables.cedex.push_back(take_cedex(reader));
    }
    tables.aliases = take_pairs(reader);
    if (!reader.at_end()) {
        fail_damaged();
    }
    return tables;
}

} // namespace bdd::rnvp
