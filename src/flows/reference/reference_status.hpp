#pragma once

#include "flows/reference/open_reference.hpp"

#include <bdd/core/clock.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace bdd::flows {

/// One base, loaded or embedded, as `reference status` tells it.
struct BaseStatus {
    rnvp::LoadedBase base;
    bool is_embedded = false;
    bool is_old = false;      ///< Its data are older than twelve months.
    std::size_t streets = 0;  ///< Of a base of streets.
    std::size_t covered = 0;  ///< Communes (or arrondissements) of its département with streets…
    std::size_t communes = 0; ///< …of so many.
};

struct ReferenceStatus {
    std::string path;
    bool exists = false;
    std::string name; ///< Reference::name, as results bear it.
    std::vector<BaseStatus> bases;
};

[[nodiscard]] ReferenceStatus reference_status(const std::string& path, Date today);
[[nodiscard]] nlohmann::ordered_json status_json(const ReferenceStatus& status);

} // namespace bdd::flows
