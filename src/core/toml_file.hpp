#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bdd {

/// One value of a TOML file, tables flattened to dotted keys. Strings are as they are, numbers and
/// booleans as TOML writes them. Line and column count from 1.
struct TomlValue {
    std::string key;
    std::string value;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

/// The values of a file in the order of their lines. Throws Errc::config with file, line and
/// column for bad TOML and for arrays and dates, which no setting takes.
[[nodiscard]] std::vector<TomlValue> read_toml_values(const std::string& path);

} // namespace bdd
