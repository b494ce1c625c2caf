#include "flows/protect/person_file.hpp"

#include "flows/json_text.hpp"
#include "flows/protect/archive_people.hpp"
#include "flows/protect/asked_wording.hpp"
#include "flows/protect/consent_chain.hpp"
#include "flows/protect/contact_verdict.hpp"
#include "flows/protect/keyring.hpp"
#include "flows/protect/opposition_check.hpp"
#include "flows/protect/request_words.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/protect/supply.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/notice_store.hpp>
#include <bdd/storage/source_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

/// The cells of a record by the names of their columns; of two columns of one name both count.
ordered_json cells_of(const storage::RecordDetail& record) {
    const ordered_json columns = ordered_json::parse(record.columns);
    const ordered_json cells = ordered_json::parse(record.cells);
    ordered_json pairs = ordered_json::array();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto value = cells[i].get<std::string>();
        if (!value.empty()) {
            pairs.push_back(
                {{"column", i < columns.size() ? columns[i] : ordered_json("")}, {"value", value}});
        }
    }
    return pairs;
}

ordered_json source_json(const storage::Source& source) {
    return {{"code", source.code},
            {"name", source.public_name.empty() ? source.name : source.public_name},
            {"kind", source.kind},
            {"supplier", text_or_null(source.supplier)},
            {"basis", text_or_null(source.basis)},
            {"collected_on", text_or_null(source.collected_on)},
            {"informed", text_or_null(source.informed)}};
}

ordered_json record_json(storage::SourceStore& sources, const storage::RecordDetail& record) {
    const auto source = sources.find(record.source);
    return {{"source", source ? source_json(*source) : ordered_json()},
            {"file", record.file_name},
            {"line", record.line},
            {"imported_at", record.imported_at},
            {"cells", cells_of(record)}};
}

/// The person gave it, and agreed or has a contract.
bool is_portable(const storage::Source& source) {
    return !protect::is_indirect(source.kind) &&
           (source.basis == "consent" || source.basis == "contract" ||
            source.basis == "existing_customer");
}

ordered_json oppositions_json(storage::Database& base, model::ContactId contact) {
    ordered_json list = ordered_json::array();
    OppositionDetails details(base, open_keyring(base).keys);
    for (const OpposedValue& value : addresses_of(base, contact)) {
        for (const OppositionMatch& match : details.of(value)) {
            list.push_back({{"address", value.value},
                            {"channel", match.channel},
                            {"purpose", match.purpose},
                            {"reason", match.reason},
                            {"since", match.since}});
        }
    }
    return list;
}

ordered_json consents_json(storage::Database& base, model::ContactId contact) {
    ordered_json list = ordered_json::array();
    const ConsentLog log{contact, storage::ConsentStore(base).of_contact(contact)};
    for (const storage::Consent& act : log.acts) {
        list.push_back(chain_of(base, log, act));
    }
    return list;
}

ordered_json requests_json(storage::Database& base, model::ContactId contact, Date today) {
    ordered_json list = ordered_json::array();
    for (const storage::RightsRequest& request : storage::RequestStore(base).of_contact(contact)) {
        list.push_back(request_json(request, {}, today));
        list.back().erase("contacts");
    }
    return list;
}

/// What the person was told of where the data comes from, by itself or in the message of an export.
ordered_json notices_json(storage::Database& base, model::ContactId contact,
                          const std::vector<storage::ExportEntry>& exports) {
    storage::NoticeStore store(base);
    std::vector<storage::NoticeGiven> given = store.of_contact(contact);
    for (const storage::ExportNotice& one : store.exports()) {
        if (std::any_of(exports.begin(), exports.end(), [&](const storage::ExportEntry& entry) {
                return entry.id == one.export_id;
            })) {
            given.push_back(one.notice);
        }
    }
    storage::WordingStore wordings(base);
    ordered_json list = ordered_json::array();
    for (const storage::NoticeGiven& one : given) {
        const auto wording = wordings.get(one.wording);
        list.push_back({{"given_on", one.given_on},
                        {"how", one.how},
                        {"wording", wording ? ordered_json(name_of(*wording)) : ordered_json()},
                        {"text", wording ? ordered_json(wording->text) : ordered_json()}});
    }
    return list;
}

ordered_json exports_json(const std::vector<storage::ExportEntry>& exports) {
    ordered_json list = ordered_json::array();
    for (const storage::ExportEntry& entry : exports) {
        list.push_back({{"at", entry.at},
                        {"recipient", text_or_null(entry.recipient)},
                        {"purpose", entry.purpose},
                        {"format", entry.format},
                        {"file", text_or_null(entry.file_name)},
                        {"columns", entry.columns},
                        {"purge_by", text_or_null(entry.purge_by)}});
    }
    return list;
}

/// What is kept of the person for a legal duty, under any of these ids.
ordered_json archive_json(const cli::Context& ctx, std::span<const model::ContactId> ids) {
    ordered_json list = ordered_json::array();
    if (auto archive = open_archive(ctx)) {
        for (const model::ContactId id : ids) {
            for (const storage::ArchiveEntry& entry : archive->of(uid_of(id))) {
                list.push_back(json_of(entry));
            }
        }
    }
    return list;
}

void add_access(const cli::Context& ctx, storage::Database& base,
                const storage::ContactDetail& detail, ordered_json& file) {
    const ordered_json shown = json_of(detail);
    for (const char* const part :
         {"kind", "account", "fields", "aliases", "merges", "returns", "activity"}) {
        file[part] = shown[part];
    }
    const ContactVerdict verdict = verdict_of(base, gate_settings(ctx.settings), detail.contact.id,
                                              protect::Purpose::prospection, ctx.clock.today());
    file["may_contact"] = verdict_json(verdict, protect::Channels::all());
    file["oppositions"] = oppositions_json(base, detail.contact.id);
    file["consents"] = consents_json(base, detail.contact.id);
    const std::vector<storage::ExportEntry> exports =
        storage::ExportStore(base).with({&detail.contact.id, 1});
    file["notices"] = notices_json(base, detail.contact.id, exports);
    file["requests"] = requests_json(base, detail.contact.id, ctx.clock.today());
    file["exports"] = exports_json(exports);
    std::vector<model::ContactId> ids = detail.aliases;
    ids.push_back(detail.contact.id);
    file["archive"] = archive_json(ctx, ids);
}

} // namespace

ordered_json person_file(const cli::Context& ctx, storage::Database& base, model::ContactId contact,
                         PersonFileKind kind) {
    const auto detail = storage::DetailStore(base).contact(contact);
    if (!detail) {
        throw Error(Errc::not_found, text_of(_("there is no contact {0}"), uid_of(contact)));
    }
    const bool is_all = kind == PersonFileKind::access;
    ordered_json file{{"right", is_all ? "access" : "portability"},
                      {"made_at", ctx.clock.now_utc()},
                      {"uid", uid_of(contact)}};
    if (is_all) {
        add_access(ctx, base, *detail, file);
    }
    storage::SourceStore sources(base);
    ordered_json records = ordered_json::array();
    ordered_json left_out = ordered_json::array();
    for (const storage::RecordDetail& record : detail->records) {
        const auto source = sources.find(record.source);
        if (is_all || (source && is_portable(*source))) {
            records.push_back(record_json(sources, record));
        } else if (std::find(left_out.begin(), left_out.end(), record.source) == left_out.end()) {
            left_out.push_back(record.source);
        }
    }
    file["records"] = std::move(records);
    if (!is_all) {
        file["sources_left_out"] = std::move(left_out);
    }
    return file;
}

std::optional<ordered_json> archived_person_file(const cli::Context& ctx,
                                                 model::ContactId contact) {
    ordered_json archive = archive_json(ctx, {&contact, 1});
    if (archive.empty()) {
        return std::nullopt;
    }
    return ordered_json{{"right", "access"},
                        {"made_at", ctx.clock.now_utc()},
                        {"uid", uid_of(contact)},
                        {"archive", std::move(archive)},
                        {"records", ordered_json::array()}};
}

} // namespace bdd::flows
