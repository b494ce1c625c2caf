#pragma once

#include <bdd/io/input_file.hpp>

#include <memory>
#include <string>

namespace bdd::io {

/// Decompresses a gzip stream; all its members, one behind the other. Zero bytes behind the last
/// member are padding; anything else there is damage.
[[nodiscard]] std::unique_ptr<ByteStream> open_gzip(std::unique_ptr<ByteStream> compressed,
                                                    std::string display_name);

} // namespace bdd::io
