#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/storage/export_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// What somebody got in the period.
struct BreachRecipient {
    storage::Recipient who; ///< Without a name: files that stayed in the house.
    std::int64_t exports = 0;
    std::size_t people = 0;
};

/// What the exports of a period gave away: what a notice to the authority must tell (RGPD art. 33).
struct BreachReport {
    Date since;
    Date until;                                ///< That day is in it; days are those of UTC.
    std::vector<storage::ExportEntry> exports; ///< The newest first.
    std::size_t people = 0;                    ///< Contacts, each once, as they are now.
    std::int64_t erased_rows = 0; ///< Of people who were erased since: not in `people`.
    std::vector<std::string> columns;
    std::vector<BreachRecipient> recipients; ///< By name.
};

[[nodiscard]] BreachReport breach_report(storage::Database& base, Date since, Date until);

[[nodiscard]] nlohmann::ordered_json breach_json(const BreachReport& report);
[[nodiscard]] std::string breach_text(const BreachReport& report);

} // namespace bdd::flows
