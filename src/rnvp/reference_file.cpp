#include "packed_bytes.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/rnvp/reference_file.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

constexpr std::string_view k_sign = "bdd-ref\n";
constexpr std::uint32_t k_version = 1;

std::uint64_t checksum(ByteView bytes) noexcept {
    return hash64(text_at(bytes, 0, bytes.size()));
}

void put_extent(Bytes& out, ByteView bytes) {
    put_varint(out, bytes.size());
    put_number(out, checksum(bytes));
}

Bytes directory_of(std::span<const ReferencePart> parts) {
    Bytes out;
    put_varint(out, parts.size());
    for (const ReferencePart& part : parts) {
        const LoadedBase& base = part.base;
        for (const std::string* text : {&base.kind, &base.scope, &base.file, &base.data_date}) {
            put_text(out, *text);
        }
        put_varint(out, base.rows);
        put_number(out, base.hash);
        put_extent(out, part.tables);
        put_extent(out, part.streets);
    }
    return out;
}

struct Extent {
    std::uint64_t size = 0;
    std::uint64_t hash = 0;
};

Extent take_extent(PackedReader& reader) {
    Extent extent;
    extent.size = reader.varint();
    extent.hash = reader.number<std::uint64_t>();
    return extent;
}

ByteView take_part(ByteView file, PackedReader& reader, const Extent& extent) {
    const ByteView bytes = file.subspan(reader.skip(extent.size), extent.size);
    if (checksum(bytes) != extent.hash) {
        fail_damaged();
    }
    return bytes;
}

/// Front without the directory: sign, version, size and checksum of the directory.
PackedReader checked_directory(ByteView file, PackedReader& payload) {
    if (file.size() < k_sign.size() || text_at(file, 0, k_sign.size()) != k_sign) {
        throw Error(Errc::input, _("this is no reference file of bdd"),
                    _("bdd reference load FILE… makes one"));
    }
    payload.skip(k_sign.size());
    if (const auto version = payload.number<std::uint32_t>(); version != k_version) {
        throw Error(Errc::input, _("the reference file was written by another version of bdd"),
                    _("delete it and load the files again: bdd reference load FILE…"));
    }
    const auto size = payload.number<std::uint32_t>();
    const auto hash = payload.number<std::uint64_t>();
    return PackedReader(take_part(file, payload, {size, hash}));
}

} // namespace

std::vector<std::byte> reference_front(std::span<const ReferencePart> parts) {
    const Bytes directory = directory_of(parts);
    Bytes front;
    put_bytes(front, k_sign);
    put_number(front, k_version);
    put_number(front, static_cast<std::uint32_t>(directory.size()));
    put_number(front, checksum(directory));
    front.insert(front.end(), directory.begin(), directory.end());
    return front;
}

std::vector<ReferencePart> read_reference(std::span<const std::byte> file) {
    PackedReader payload(file);
    PackedReader directory = checked_directory(file, payload);
    std::vector<ReferencePart> parts;
    for (std::uint64_t left = directory.varint(); left > 0; --left) {
        ReferencePart& part = parts.emplace_back();
        LoadedBase& base = part.base;
        for (std::string* text : {&base.kind, &base.scope, &base.file, &base.data_date}) {
            *text = directory.text();
        }
        base.rows = directory.varint();
        base.hash = directory.number<std::uint64_t>();
        const Extent tables = take_extent(directory);
        const Extent streets = take_extent(directory);
        part.tables = take_part(file, payload, tables);
        part.streets = take_part(file, payload, streets);
    }
    if (!directory.at_end() || !payload.at_end()) {
        fail_damaged();
    }
    return parts;
}

} // namespace bdd::rnvp
