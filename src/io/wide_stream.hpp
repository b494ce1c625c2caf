#pragma once

#include <bdd/io/encoding.hpp>

#include <memory>
#include <string>

namespace bdd::io {

/// UTF-16 or UTF-32 as UTF-8. `start` is where `wide` stands in the file, for messages.
[[nodiscard]] std::unique_ptr<ByteStream> transcode_wide(std::unique_ptr<ByteStream> wide,
                                                         Encoding encoding, std::uint64_t start,
                                                         std::string display_name);

} // namespace bdd::io
