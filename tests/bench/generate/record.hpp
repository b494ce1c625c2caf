#pragma once

#include "plan.hpp"
#include "world.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace bdd::bench {

enum class Cell : std::uint8_t {
    civility,
    first_name,
    last_name,
    company,
    siret,
    naf,
    staff,
    address,
    complement,
    postcode,
    town,
    phone,
    mobile,
    email,
    job,
    modified,
    full_name,    ///< Badges: the whole name in one cell.
    full_address, ///< Badges: the whole address in one cell.
    opt_in,
    count_,
};
inline constexpr std::size_t k_cells = static_cast<std::size_t>(Cell::count_);

/// What one source wrote down about one person.
struct Record {
    std::uint32_t person = 0;
    std::uint32_t company = 0;
    std::uint32_t note = 0; ///< person and note tell badges apart.
    std::array<std::string, k_cells> cells;

    [[nodiscard]] std::string& operator[](Cell cell) noexcept {
        return cells[static_cast<std::size_t>(cell)];
    }
    [[nodiscard]] const std::string& operator[](Cell cell) const noexcept {
        return cells[static_cast<std::size_t>(cell)];
    }
};

/// The cells of an occurrence as its source knows and spells them, damage included.
[[nodiscard]] Record make_record(const World& world, const Occurrence& occurrence);

} // namespace bdd::bench
