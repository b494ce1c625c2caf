#pragma once

#include <bdd/rnvp/reference_file.hpp>
#include <bdd/rnvp/reference_header.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Why a row of a reference file was not used.
enum class LeftOut : std::uint8_t {
    no_postcode,
    no_insee,
    no_name,
    too_long,
    pseudo_street,
    ordinary_postcode
};
inline constexpr std::size_t k_left_out_reasons =
    static_cast<std::size_t>(LeftOut::ordinary_postcode) + 1;

/// Stable keyword for JSON.
[[nodiscard]] std::string_view keyword(LeftOut reason) noexcept;
/// For people, translated: "no postcode".
[[nodiscard]] std::string words(LeftOut reason);

/// One base as it was read; its kind, file, date and hash are filled in by the caller.
struct NewBase {
    rnvp::LoadedBase base;
    rnvp::BaseTables tables;
    std::vector<std::byte> streets;
};

/// What one file gave.
struct LoadedFile {
    rnvp::ReferenceKind kind = rnvp::ReferenceKind::hexasmal;
    std::vector<NewBase> bases; ///< One for each département of a file of streets, else one.
    std::uint64_t rows = 0;
    std::array<std::uint64_t, k_left_out_reasons> left_out{};
    std::vector<std::string> notices;

    void leave_out(LeftOut reason) noexcept { ++left_out[static_cast<std::size_t>(reason)]; }
};

} // namespace bdd::flows
