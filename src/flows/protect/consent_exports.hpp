#pragma once

#include "flows/protect/consent_log.hpp"

#include <bdd/storage/export_store.hpp>

#include <vector>

namespace bdd::flows {

/// What left under a consent, the oldest first: exports that the contact of the log is in, for the
/// purpose of the act, with a column that holds an address of its channel, from the act on and
/// before a later act ended it. Of days alone the first counts whole, and the last does not. Empty
/// for an act that is no consent, and for a log of nobody.
[[nodiscard]] std::vector<storage::ExportEntry>
exports_under(storage::Database& base, const ConsentLog& log, const storage::Consent& act);

} // namespace bdd::flows
