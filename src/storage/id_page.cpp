#include "storage/id_page.hpp"

#include <bdd/core/error.hpp>

namespace bdd::storage {

namespace {

constexpr unsigned k_bits = 7;
constexpr std::uint64_t k_low = 0x7FU;
constexpr unsigned k_most_bits = 63;

} // namespace

std::string pack_ids(std::span<const std::int64_t> ids) {
    std::string bytes;
    std::int64_t former = 0;
    for (const std::int64_t id : ids) {
        auto step = static_cast<std::uint64_t>(id - former);
        former = id;
        for (; step > k_low; step >>= k_bits) {
            bytes += static_cast<char>((step & k_low) | 0x80U);
        }
        bytes += static_cast<char>(step);
    }
    return bytes;
}

std::vector<std::int64_t> unpack_ids(std::string_view bytes) {
    std::vector<std::int64_t> ids;
    std::int64_t id = 0;
    std::uint64_t step = 0;
    unsigned shift = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (shift >= k_most_bits) {
            fail(Errc::storage, "the members of an export are damaged");
        }
        step |= (byte & k_low) << shift;
        shift += k_bits;
        if ((byte & 0x80U) == 0) {
            id += static_cast<std::int64_t>(step);
            ids.push_back(id);
            step = 0;
            shift = 0;
        }
    }
    if (shift != 0) {
        fail(Errc::storage, "the members of an export are damaged");
    }
    return ids;
}

} // namespace bdd::storage
