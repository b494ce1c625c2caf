#pragma once

#include <string>

namespace bdd::storage {

/// Makes an empty file of mode 0600 where there is none: SQLite would create it with the umask's
/// mode, readable by others.
void create_private(const std::string& path);

} // namespace bdd::storage
