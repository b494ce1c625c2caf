#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bdd::io {

/// Gives the bytes of a file as they lie on the disk, block by block; returns how many there were.
/// Nothing is decompressed or decoded. Throws Errc::io when the file cannot be read.
std::uint64_t each_block(const std::string& path,
                         const std::function<void(std::string_view block)>& visit);

} // namespace bdd::io
