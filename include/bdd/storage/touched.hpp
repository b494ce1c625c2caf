#pragma once

#include <bdd/model/record.hpp>

#include <vector>

namespace bdd::storage {

/// Contacts and accounts whose conclusions must be drawn again; each once, ascending.
struct Touched {
    std::vector<model::ContactId> contacts;
    std::vector<model::AccountId> accounts;
};

} // namespace bdd::storage
