#pragma once

#include "flows/protect/gate_settings.hpp"
#include "flows/protect/retention_terms.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/core/error.hpp>
#include <bdd/model/record.hpp>
#include <bdd/protect/gate.hpp>
#include <bdd/storage/protection_reader.hpp>

#include <memory>
#include <optional>

namespace bdd::flows {

/// What the gate is asked about: for whom the facts are gathered.
struct GateScope {
    protect::Purpose purpose = protect::Purpose::prospection;
    Date day;
    std::optional<model::ContactId> contact; ///< None: everybody.
};

/// Gathers what the base knows into the facts that the gate looks at: one pass over the records,
/// about 30 bytes a contact, no query per contact.
class GateFacts {
public:
    /// Reads the records and consents of the scope.
    GateFacts(storage::Database& base, const GateSettings& settings, const GateScope& scope);
    ~GateFacts();
    GateFacts(const GateFacts&) = delete;
    GateFacts& operator=(const GateFacts&) = delete;

    /// Why oppositions cannot be checked, with what to do about it; empty: they can.
    [[nodiscard]] std::optional<Error> key_problem() const;
    /// Of a contact of the scope. The views of the result are those of `state`.
    [[nodiscard]] protect::ContactFacts of(const storage::ContactState& state) const;
    /// Of a contact of the scope; whether it was asked to stay is known for purpose renewal alone.
    [[nodiscard]] RetentionTerm term_of(model::ContactId contact) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::flows
