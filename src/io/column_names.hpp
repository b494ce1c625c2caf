#pragma once

#include <bdd/io/dialect.hpp>

namespace bdd::io {

/// Fills `dialect.columns` with these names, made unique, and `dialect.renamed`.
void set_columns(Dialect& dialect, const std::vector<std::string>& names);

} // namespace bdd::io
