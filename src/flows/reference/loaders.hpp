#pragma once

#include "flows/reference/loaded_file.hpp"
#include "flows/reference/reference_rows.hpp"

#include <bdd/io/input_file.hpp>
#include <bdd/rnvp/places.hpp>

/// One function for each kind of reference file. Each adds its bases to `file` and counts the rows
/// that cannot be used; `known` are the embedded places.
namespace bdd::flows {

void load_hexasmal(ReferenceRows& rows, const rnvp::Places& known, LoadedFile& file);
void load_aliases(ReferenceRows& rows, LoadedFile& file);
/// SIRENE, old and new, and the table of CEDEX codes.
void load_cedex(ReferenceRows& rows, const rnvp::Places& known, LoadedFile& file);
/// BAN and BANO.
void load_streets(ReferenceRows& rows, LoadedFile& file);
/// CEDEX codes with a commune, or communes; sets the kind. Throws Errc::input for other JSON.
void load_json(const io::InputFile& input, const rnvp::Places& known, LoadedFile& file);

} // namespace bdd::flows
