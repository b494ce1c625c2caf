#pragma once

#include <bdd/core/settings.hpp>
#include <bdd/protect/processing.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/processing_store.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// Somebody who got files for a purpose.
struct SheetRecipient {
    storage::Recipient who; ///< Without a name: files that stayed in the house.
    std::int64_t exports = 0;
    std::string last_export; ///< UTC
};

/// What a sheet lacks; `about` names the recipient, or is empty.
struct SheetLack {
    protect::SheetGap gap = protect::SheetGap::basis;
    std::string about;
};

/// One purpose of the register: what people wrote of it, and what the base knows by itself.
struct ProcessingSheet {
    protect::Purpose purpose = protect::Purpose::prospection;
    storage::Processing said;          ///< Empty where nobody said anything.
    protect::PurposeBasis by_settings; ///< Where no basis is said.
    std::string retention;             ///< ISO 8601: as the settings say.
    std::vector<std::string> columns;  ///< That left, by name.
    std::vector<SheetRecipient> recipients;
    std::vector<SheetLack> lacks;
};

/// A sheet for each purpose that is described or that something left for, in the order of
/// protect::Purpose. Recipients and columns are read from the log of exports.
[[nodiscard]] std::vector<ProcessingSheet> processing_sheets(const Settings& settings,
                                                             storage::Database& base, Date today);

} // namespace bdd::flows
