#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bdd::storage {

class Connection;

/// Throws when the file is neither empty nor a base of bdd.
void check_identity(Connection& connection, const std::string& path);

/// Brings the base to the latest schema, each step in the one transaction, after a copy of a base
/// that already holds something. Throws when the base is newer than this program.
void migrate(Connection& connection, const std::string& path);
/// The same with other steps than the program's own: for the tests of the migrating itself.
void migrate(Connection& connection, const std::string& path,
             std::span<const std::string_view> steps);

} // namespace bdd::storage
