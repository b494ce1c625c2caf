#include "flows/protect/consent_writer.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/keyring.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;
using protect::ConsentState;

bool is_same(const storage::Consent& a, const storage::Consent& b) {
    return a.channel == b.channel && a.purpose == b.purpose && a.status == b.status &&
           a.at == b.at && a.proof == b.proof && a.wording == b.wording &&
           a.requested_at == b.requested_at;
}

/// What an act was meant to bring about.
ConsentState aim_of(protect::ConsentStatus status) {
    switch (status) {
    case protect::ConsentStatus::requested:
        return ConsentState::requested;
    case protect::ConsentStatus::given:
    case protect::ConsentStatus::confirmed:
        return ConsentState::given;
    case protect::ConsentStatus::claimed:
        return ConsentState::claimed;
    case protect::ConsentStatus::denied:
    case protect::ConsentStatus::withdrawn:
        return ConsentState::opposed;
    case protect::ConsentStatus::expired:
        break;
    }
    return ConsentState::unknown;
}

} // namespace

ConsentWriter::ConsentWriter(cli::Context& ctx, WriteSession& session)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_store(session.base()) {}

protect::Fingerprinter& ConsentWriter::fingerprinter() {
    if (!m_fingerprinter) {
        m_fingerprinter.emplace(ensure_key(*m_ctx, *m_session).back());
    }
    return *m_fingerprinter;
}

void ConsentWriter::note(model::ContactId contact, storage::Consent act) {
    act.run = m_session->run();
    act.noted_at = m_session->started_at();
    const std::vector<storage::Consent> log = m_store.of_contact(contact);
    const bool is_new = std::none_of(
        log.begin(), log.end(), [&](const storage::Consent& known) { return is_same(known, act); });
    if (is_new) {
        act.id = m_store.append(act);
    }
    m_noted.push_back({contact, std::move(act), is_new});
}

void ConsentWriter::add(const ConsentSubject& subject, const ConsentPair& pair,
                        const ConcernedAddress& address, const ConsentSaid& said) {
    const protect::Fingerprint mac = fingerprinter().of(address.kind, address.value);
    storage::Consent act;
    act.record = address.record;
    act.kind = static_cast<int>(address.kind);
    act.mac = bytes_of(mac);
    act.key_id = fingerprinter().key_id();
    act.channel = keyword(pair.channel);
    act.purpose = keyword(pair.purpose);
    act.status = keyword(said.status);
    act.at = said.at;
    act.proof = said.proof;
    act.wording = said.wording;
    act.ip = said.ip;
    act.user_agent = said.user_agent;
    note(subject.contact, std::move(act));
}

void ConsentWriter::confirm(model::ContactId contact, const storage::Consent& request,
                            const ConsentSaid& said) {
    storage::Consent act = request;
    act.id = 0;
    act.status = keyword(said.status);
    act.requested_at = request.at;
    act.at = said.at;
    act.proof = said.proof.empty() ? request.proof : said.proof;
    act.ip = said.ip;
    act.user_agent = said.user_agent;
    note(contact, std::move(act));
}

void ConsentWriter::finish(const ordered_json& more) {
    std::int64_t added = 0;
    ordered_json acts = ordered_json::array();
    for (const NotedConsent& noted : m_noted) {
        const std::vector<protect::ConsentAct> log = acts_of(m_store.of_contact(noted.contact));
        const auto channel = *protect::parse_channel(noted.act.channel);
        const auto purpose = *protect::parse_purpose(noted.act.purpose);
        const auto state = consent_state(log, channel, purpose, to_string(m_ctx->clock.today()));
        added += noted.is_new ? 1 : 0;
        acts.push_back({{"contact", uid_of(noted.contact)},
                        {"channel", noted.act.channel},
                        {"purpose", noted.act.purpose},
                        {"status", noted.act.status},
                        {"at", noted.act.at},
                        {"new", noted.is_new},
                        {"state", keyword(state)}});
    }
    const ordered_json counts{{"added", added},
                              {"known", static_cast<std::int64_t>(m_noted.size()) - added}};
    m_session->finish_if(added > 0, counts);
    ordered_json report = m_session->report(counts);
    report["acts"] = std::move(acts);
    report.update(more);
    if (m_ctx->json()) {
        m_ctx->print_json(report);
    } else {
        tell(report);
    }
}

void ConsentWriter::tell(const ordered_json& report) {
    for (const ordered_json& act : report["acts"]) {
        const auto word = [&](const char* key) { return act[key].get<std::string>(); };
        const std::string line =
            text_of(_("{0}: {1} for {2} {3} on {4}"), word("contact"), word("channel"),
                    word("purpose"), word("status"), word("at"));
        m_ctx->summary(act["new"].get<bool>() ? line : text_of(_("{0}; known already"), line));
        const auto aim = aim_of(*protect::parse_consent_status(word("status")));
        if (word("state") != keyword(aim)) {
            m_ctx->notice(text_of(_("  it does not decide: by the other acts the state is {0}; see "
                                    "bdd consent show {1}"),
                                  word("state"), word("contact")));
        }
    }
    if (m_session->dry_run()) {
        m_ctx->summary(_("nothing written (dry run)"));
    }
}

} // namespace bdd::flows
