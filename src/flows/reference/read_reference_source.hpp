#pragma once

#include "cli/context.hpp"
#include "flows/reference/loaded_file.hpp"

#include <bdd/io/input_file.hpp>
#include <bdd/rnvp/places.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bdd::flows {

/// XXH3 of the bytes of a file as it stands on the disk (of a pipe: of what comes out of it), piece
/// upon piece.
[[nodiscard]] std::uint64_t content_hash(const io::InputFile& file, const cli::Context& ctx);

/// Date of the data: the one that the file's name bears (2024, 2024-08 or 2024-08-29), else the day
/// the file was written, else today.
[[nodiscard]] std::string data_date(const std::string& path, const Clock& clock);

/// Reads a file of whatever kind its header says. Throws Errc::input when it is of none.
[[nodiscard]] LoadedFile read_reference_source(const io::InputFile& file,
                                               const rnvp::Places& embedded, cli::Context& ctx);

} // namespace bdd::flows
