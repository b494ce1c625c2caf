#include "flows/protect/consent_log.hpp"

#include "flows/json_text.hpp"
#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/keyring.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

std::vector<storage::Consent> acts_of_nobody(storage::Database& base, const std::string& email) {
    std::vector<storage::Consent> acts;
    storage::ConsentStore store(base);
    for (const protect::SecretKey& key : open_keyring(base).keys) {
        const auto mac = protect::Fingerprinter(key).of(protect::AddressKind::email, email);
        for (storage::Consent& act :
             store.of_fingerprint(static_cast<int>(protect::AddressKind::email), bytes_of(mac))) {
            if (!act.record) {
                acts.push_back(std::move(act));
            }
        }
    }
    std::stable_sort(acts.begin(), acts.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return acts;
}

} // namespace

std::vector<ConsentLog> read_logs(storage::Database& base, const AskedPerson& person) {
    std::vector<ConsentLog> logs;
    storage::ConsentStore store(base);
    for (const ConsentSubject& subject : find_subjects(base, person)) {
        logs.push_back({subject.contact, store.of_contact(subject.contact)});
    }
    if (!person.email.empty()) {
        std::vector<storage::Consent> acts = acts_of_nobody(base, person.email);
        if (!acts.empty()) {
            logs.push_back({std::nullopt, std::move(acts)});
        }
    }
    if (logs.empty()) {
        throw Error(Errc::not_found,
                    _("no contact has this e-mail address, and nothing is noted of it"),
                    _("bdd find looks for people in other ways"));
    }
    return logs;
}

nlohmann::ordered_json json_of(const storage::Consent& act) {
    return {{"at", act.at},
            {"channel", act.channel},
            {"purpose", act.purpose},
            {"status", act.status},
            {"requested_at", text_or_null(act.requested_at)},
            {"wording", nullptr},
            {"proof", text_or_null(act.proof)},
            {"ip", text_or_null(act.ip)},
            {"user_agent", text_or_null(act.user_agent)},
            {"noted_at", act.noted_at},
            {"run", act.run.value}};
}

} // namespace bdd::flows
