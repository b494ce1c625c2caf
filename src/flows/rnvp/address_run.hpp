#pragma once

#include "flows/base_session.hpp"
#include "flows/rnvp/address_tally.hpp"

#include <bdd/rnvp/normalizer.hpp>
#include <bdd/storage/address_store.hpp>

#include <cstdint>
#include <string>

namespace bdd::flows {

struct AddressRunResult {
    AddressTally tally;         ///< Of what was normalised now.
    std::int64_t addresses = 0; ///< That the base holds.
};

/// Normalises the addresses of the base that are new, or were checked against another reference,
/// each distinct one once, on both cores.
[[nodiscard]] AddressRunResult normalize_base(cli::Context& ctx, WriteSession& session,
                                              const rnvp::Normalizer& normalizer,
                                              const std::string& reference);

/// A result as the base keeps it.
[[nodiscard]] storage::NormalizedAddress stored_form(model::AddressId id,
                                                     const rnvp::MailAddress& address);

/// The counts of all results that the base keeps.
[[nodiscard]] AddressTally tally_of_base(storage::Database& base);

} // namespace bdd::flows
