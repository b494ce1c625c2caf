#pragma once

#include <bdd/storage/export_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <span>
#include <string>

/// How a command names files that left the base with somebody in them, and who got them.
namespace bdd::flows {

/// A line each: when, which file, for whom, and by when it must be gone.
[[nodiscard]] std::string departed_text(std::span<const storage::ExportEntry> exports);
/// [{"run":…,"at":…,"file":…,"recipient":…,"purge_by":…}]
[[nodiscard]] nlohmann::ordered_json departed_json(std::span<const storage::ExportEntry> exports);
/// {"name":…,"kind":…,"country":…,"contract":…}; all null for files that stayed in the house.
[[nodiscard]] nlohmann::ordered_json recipient_json(const storage::Recipient& recipient);

} // namespace bdd::flows
