#include "flows/protect/consent_chain.hpp"

#include "flows/json_text.hpp"
#include "flows/protect/consent_exports.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/run_store.hpp>
#include <bdd/storage/wording_store.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

ordered_json wording_json(storage::WordingStore& store, const storage::Consent& act) {
    const auto wording = act.wording ? store.get(*act.wording) : std::nullopt;
    if (!wording) {
        return {};
    }
    return {{"name", wording->name},
            {"version", wording->version},
            {"lang", wording->lang},
            {"created_at", wording->created_at},
            {"text", wording->text}};
}

ordered_json run_json(storage::RunStore& store, model::RunId id) {
    const auto run = store.find(id);
    if (!run) {
        return {};
    }
    return {{"run", run->id.value},
            {"command", run->command},
            {"user", run->user},
            {"started_at", run->started_at}};
}

ordered_json record_json(storage::ConsentStore& store, model::RecordId id) {
    const auto origin = store.origin_of(id);
    if (!origin) {
        return {};
    }
    return {{"record", id.value},        {"source", origin->source},
            {"file", origin->file_name}, {"file_hash", origin->file_hash},
            {"line", origin->line},      {"imported_at", origin->imported_at},
            {"run", origin->run.value}};
}

ordered_json exports_json(const std::vector<storage::ExportEntry>& exports) {
    ordered_json list = ordered_json::array();
    for (const storage::ExportEntry& entry : exports) {
        list.push_back({{"run", entry.run.value},
                        {"at", entry.at},
                        {"recipient", text_or_null(entry.recipient)},
                        {"file", text_or_null(entry.file_name)},
                        {"sha256", text_or_null(entry.file_sha256)}});
    }
    return list;
}

std::string text_in(const ordered_json& object, const char* key) {
    return object[key].is_null() ? std::string() : object[key].get<std::string>();
}

/// Every line of a text, indented.
std::string indented(const std::string& text) {
    std::string out;
    for (const std::string_view line : text::split(text, '\n')) {
        out += "      " + text::clean_line(line) + "\n";
    }
    return out;
}

} // namespace

ordered_json chain_of(storage::Database& base, const ConsentLog& log, const storage::Consent& act) {
    storage::ConsentStore consents(base);
    storage::WordingStore wordings(base);
    storage::RunStore runs(base);
    ordered_json chain{
        {"contact", log.contact ? ordered_json(uid_of(*log.contact)) : ordered_json()}};
    chain.update(json_of(act));
    chain["wording"] = wording_json(wordings, act);
    chain["run"] = run_json(runs, act.run);
    chain["record"] = record_json(consents, act.record);
    chain["exports"] = exports_json(exports_under(base, log, act));
    return chain;
}

std::string text_of_chain(const ordered_json& chain) {
    std::string out =
        text_of(_("{0}: {1} for {2} {3}\n"), text_in(chain, "at"), text_in(chain, "channel"),
                text_in(chain, "purpose"), text_in(chain, "status"));
    const auto line = [&](const char* title, const std::string& value) {
        out += value.empty() ? std::string() : "    " + std::string(title) + ": " + value + "\n";
    };
    line(_("requested"), text_in(chain, "requested_at"));
    line(_("proof"), text_in(chain, "proof"));
    line(_("network address"), text_in(chain, "ip"));
    line(_("browser"), text_in(chain, "user_agent"));
    if (const ordered_json& run = chain["run"]; !run.is_null()) {
        const std::string user = text_in(run, "user");
        line(_("noted"), text_of(_("{0} by run {1} ({2})"), text_in(chain, "noted_at"),
                                 run["run"].get<std::int64_t>(), text_in(run, "command")) +
                             (user.empty() ? std::string() : text_of(_(", user {0}"), user)));
    }
    if (const ordered_json& record = chain["record"]; !record.is_null()) {
        line(_("record"),
             text_of(_("{0} of source {1}: {2} line {3}, imported {4} by run {5}"),
                     record["record"].get<std::int64_t>(), text_in(record, "source"),
                     text_in(record, "file"), record["line"].get<std::uint64_t>(),
                     text_in(record, "imported_at"), record["run"].get<std::int64_t>()));
        line(_("hash of the file"), text_in(record, "file_hash"));
    }
    if (const ordered_json& wording = chain["wording"]; !wording.is_null()) {
        line(_("wording"), text_of(_("{0}@{1} ({2}), kept since {3}"), text_in(wording, "name"),
                                   wording["version"].get<int>(), text_in(wording, "lang"),
                                   text_in(wording, "created_at")));
        out += indented(text_in(wording, "text"));
    }
    for (const ordered_json& one : chain["exports"]) {
        const std::string recipient = text_in(one, "recipient");
        const std::string file = text_in(one, "file");
        const std::string sha256 = text_in(one, "sha256");
        line(_("exported"), text_of(_("{0} to {1}: {2}"), text_in(one, "at"),
                                    recipient.empty() ? std::string(_("ourselves")) : recipient,
                                    file.empty() ? std::string(_("standard output")) : file) +
                                (sha256.empty() ? std::string() : ", SHA-256 " + sha256));
    }
    return out;
}

} // namespace bdd::flows
