#pragma once

#include <bdd/io/encoding.hpp>

namespace bdd::io {

/// Sets `report.sample_line` and the alternatives' ones: the first line of the file that the
/// report's 8-bit encoding and the first alternative read differently, under each of them.
void add_sample_lines(const InputFile& file, EncodingReport& report);

} // namespace bdd::io
