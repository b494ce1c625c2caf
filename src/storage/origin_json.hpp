#pragma once

#include <bdd/model/golden.hpp>

#include <string>

namespace bdd::storage {

/// The column `origin`: {"field":record,…}; empty when the main record gave everything.
[[nodiscard]] std::string origin_json(const model::Origin& origin);

} // namespace bdd::storage
