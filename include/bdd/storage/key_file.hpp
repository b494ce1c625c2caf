#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The secret that makes fingerprints of oppositions lies in a file of its own beside the base:
/// whoever gets hold of a copy of the base has no list of people.
namespace bdd::storage {

/// "<base>.key"
[[nodiscard]] std::string key_file_path(const std::string& base_path);

struct KeyFile {
    std::string text;
    bool is_exposed = false; ///< Others than its owner may read or write it.
};

/// Empty when there is none, also behind a symbolic link. Throws Errc::io when it cannot be read or
/// is too long for a key file.
[[nodiscard]] std::optional<KeyFile> read_key_file(const std::string& base_path);

/// Puts the text there in one step, mode 0600; whatever stood there is replaced, behind a symbolic
/// link too. It is on the disk when this returns. Throws Errc::io, and leaves what was there.
void write_key_file(const std::string& base_path, std::string_view text);

} // namespace bdd::storage
