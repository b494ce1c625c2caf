#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/consent_states.hpp"
#include "flows/protect/consent_subject.hpp"

#include <bdd/protect/secret_key.hpp>
#include <bdd/storage/consent_store.hpp>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// What is said of an act besides whom it concerns.
struct ConsentSaid {
    protect::ConsentStatus status = protect::ConsentStatus::given;
    std::string at;
    std::string proof;
    std::optional<std::int64_t> wording;
    std::string ip;
    std::string user_agent;
};

/// An act of this run, or one that the log had already.
struct NotedConsent {
    model::ContactId contact;
    storage::Consent act;
    bool is_new = true;
};

/// Writes acts into the log of consents, within a session, and tells what they come to.
class ConsentWriter {
public:
    ConsentWriter(cli::Context& ctx, WriteSession& session);

    [[nodiscard]] storage::ConsentStore& store() noexcept { return m_store; }

    /// Tied to the record that gave the address. The same act is not noted twice.
    void add(const ConsentSubject& subject, const ConsentPair& pair,
             const ConcernedAddress& address, const ConsentSaid& said);
    /// The second step of a request, tied to what that was tied to; what is not said anew stays as
    /// it was requested.
    void confirm(model::ContactId contact, const storage::Consent& request,
                 const ConsentSaid& said);

    [[nodiscard]] const std::vector<NotedConsent>& noted() const noexcept { return m_noted; }
    /// Ends the session, without a row in the log of runs when nothing is new, and tells what was
    /// noted and the state that follows. With `--json` one object, with `more` at its end.
    void finish(const nlohmann::ordered_json& more);

private:
    void note(model::ContactId contact, storage::Consent act);
    [[nodiscard]] protect::Fingerprinter& fingerprinter();
    void tell(const nlohmann::ordered_json& report);

    cli::Context* m_ctx;
    WriteSession* m_session;
    storage::ConsentStore m_store;
    std::optional<protect::Fingerprinter> m_fingerprinter;
    std::vector<NotedConsent> m_noted;
};

} // namespace bdd::flows
