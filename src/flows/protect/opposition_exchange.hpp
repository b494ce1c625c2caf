#pragma once

#include "flows/protect/opposition_import.hpp"

namespace bdd::flows {

/// Reads a list under a key agreed with a partner, as export_exchange writes it. Nothing can be
/// kept of a fingerprint under a key for one exchange, so every address of the base is compared
/// with it at once: those found become oppositions under the key of this base, on the channels
/// that the file says, and lines that match nobody are counted. Throws Errc::input for a file that
/// is no such list; a damaged row is rejected.
[[nodiscard]] ImportedOppositions import_exchange(cli::Context& ctx, WriteSession& session,
                                                  OppositionWriter& writer, const std::string& path,
                                                  const OppositionImportOptions& options);

} // namespace bdd::flows
