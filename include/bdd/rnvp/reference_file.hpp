#pragma once

#include <bdd/rnvp/reference.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace bdd::rnvp {

/// What a loaded base gives besides streets.
struct BaseTables {
    std::vector<PlaceRow> places; ///< An empty label: that of the commune at the postcode.
    std::vector<std::pair<std::string, std::string>> former_codes;
    std::vector<CedexCode> cedex;
    std::vector<std::pair<std::string, std::string>> aliases; ///< In norm form.
};

[[nodiscard]] std::vector<std::byte> pack_tables(const BaseTables& tables);
/// Throws Errc::input when the bytes are damaged.
[[nodiscard]] BaseTables unpack_tables(std::span<const std::byte> bytes);

/// One base as the reference file holds it: packed tables and a block of StreetsBuilder, each
/// possibly empty. It does not own the bytes.
struct ReferencePart {
    LoadedBase base;
    std::span<const std::byte> tables;
    std::span<const std::byte> streets;
};

/// Front of a reference file of these parts. The file is the front, then for each part its tables
/// and its streets.
[[nodiscard]] std::vector<std::byte> reference_front(std::span<const ReferencePart> parts);

/// The parts of a reference file. Throws Errc::input when it is none, is damaged (every byte is
/// under a checksum) or was written by another version; the hint says to load again.
[[nodiscard]] std::vector<ReferencePart> read_reference(std::span<const std::byte> file);

/// The embedded tables with these bases on top: labels of La Poste replace derived ones, other rows
/// add up. Streets are read in place: the bytes must outlive the Reference. Throws Errc::input.
[[nodiscard]] Reference make_reference(std::span<const ReferencePart> parts);

} // namespace bdd::rnvp
