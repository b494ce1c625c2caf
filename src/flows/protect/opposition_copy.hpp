#pragma once

#include "flows/protect/opposition_import.hpp"

namespace bdd::flows {

/// Reads a copy of a list, as export_copy writes it, into this base. The base must have the keys
/// that the copy was made with, or lie beside a key file that has them: throws Errc::refused
/// otherwise. Throws Errc::input for a file that is no such copy; a damaged row is rejected.
[[nodiscard]] ImportedOppositions import_copy(cli::Context& ctx, WriteSession& session,
                                              OppositionWriter& writer, const std::string& path,
                                              const OppositionImportOptions& options);

} // namespace bdd::flows
