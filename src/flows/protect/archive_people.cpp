#include "flows/protect/archive_people.hpp"

#include "flows/json_text.hpp"
#include "flows/protect/clear_values.hpp"
#include "flows/protect/consent_chain.hpp"
#include "flows/protect/erase_batches.hpp"
#include "flows/protect/person_values.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/consent_store.hpp>
#include <bdd/storage/contact_reader.hpp>
#include <bdd/storage/golden_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

/// In the order of `identify`.
constexpr std::array<std::string_view, 11> k_columns = {
    "first_name", "last_name", "company",  "siren", "address_1", "address_2",
    "address_3",  "address_4", "postcode", "town",  "country"};
constexpr std::size_t k_lines = 4;    ///< Where the lines of the address begin.
constexpr std::size_t k_postcode = 8; ///< And what stands on its last one.

std::vector<std::size_t> columns() {
    std::vector<std::size_t> indices;
    for (const std::string_view name : k_columns) {
        indices.push_back(storage::find_contact_column(name).value());
    }
    return indices;
}

void identify(std::span<const std::string_view> cells, storage::ArchiveEntry& entry) {
    entry.name = text::trim(std::string(cells[0]) + " " + std::string(cells[1]));
    entry.company = cells[2];
    entry.siren = cells[3];
    std::vector<std::string> lines;
    for (std::size_t i = k_lines; i < k_postcode; ++i) {
        if (!cells[i].empty()) {
            lines.emplace_back(cells[i]);
        }
    }
    std::string place(cells[k_postcode]);
    place += place.empty() || cells[k_postcode + 1].empty() ? "" : " ";
    place += cells[k_postcode + 1];
    for (std::string last : {place, std::string(cells[k_postcode + 2])}) {
        if (!last.empty()) {
            lines.push_back(std::move(last));
        }
    }
    entry.address = text::join(lines, "\n");
}

/// E-mails and numbers are for contacting people, which the archive never does.
void clear_strings(ordered_json& json, const protect::ValueSearch& search) {
    if (json.is_string()) {
        if (auto cleared = without(search, json.get_ref<const std::string&>())) {
            json = std::move(*cleared);
        }
        return;
    }
    if (json.is_structured()) {
        for (ordered_json& part : json) {
            clear_strings(part, search);
        }
    }
}

protect::ValueSearch search_for_addresses(std::span<const model::StoredRecord> records) {
    std::vector<OpposedValue> addresses;
    for (const model::StoredRecord& record : records) {
        append_addresses(record.fields, addresses);
    }
    std::vector<PersonValue> values;
    for (OpposedValue& address : addresses) {
        values.push_back({address.kind == protect::AddressKind::email ? protect::ValueKind::text
                                                                      : protect::ValueKind::phone,
                          std::move(address.value), false});
    }
    return search_of(values);
}

/// The proofs, without the traces of the machine.
std::string documents_of(storage::Database& base, model::ContactId contact,
                         std::span<const model::StoredRecord> records) {
    ordered_json consents = ordered_json::array();
    const ConsentLog log{contact, storage::ConsentStore(base).of_contact(contact)};
    for (const storage::Consent& act : log.acts) {
        ordered_json chain = chain_of(base, log, act);
        chain.erase("contact");
        chain["ip"] = nullptr;
        chain["user_agent"] = nullptr;
        consents.push_back(std::move(chain));
    }
    if (!consents.empty()) {
        clear_strings(consents, search_for_addresses(records));
    }
    return ordered_json{{"consents", std::move(consents)}}.dump();
}

std::vector<storage::ArchiveEntry> entries_of(WriteSession& session,
                                              std::span<const model::ContactId> contacts,
                                              const ArchiveTerms& terms) {
    storage::Database& base = session.base();
    storage::ContactLookup lookup(base, columns());
    std::vector<storage::ArchiveEntry> entries;
    storage::GoldenStore(base).for_each(
        contacts, [&](model::ContactId contact, std::span<const model::StoredRecord> records) {
            storage::ArchiveEntry& entry = entries.emplace_back();
            entry.uid = uid_of(contact);
            (void)lookup.find(contact, [&](std::span<const std::string_view> cells) {
                identify(cells, entry);
                return true;
            });
            entry.documents = documents_of(base, contact, records);
            entry.reason = terms.reason;
            entry.ends_on = to_string(terms.until);
            entry.archived_at = session.started_at();
            entry.run = session.run();
        });
    return entries;
}

void require_copy(storage::Archive& archive, const storage::ArchiveEntry& entry) {
    const std::vector<storage::ArchiveEntry> held = archive.of(entry.uid);
    if (std::find(held.begin(), held.end(), entry) == held.end()) {
        throw Error(Errc::storage,
                    text_of(_("the archive does not give back what was written of {0}"), entry.uid),
                    _("nobody was erased; check the disk, then run this again"));
    }
}

} // namespace

void check_terms(const ArchiveTerms& terms, Date today) {
    if (text::trim(terms.reason).empty()) {
        throw Error(Errc::usage, _("an archive needs the duty that asks for it"),
                    _("name it: --reason 'contract 2026-014, code de commerce L123-22'"));
    }
    if (terms.until < today) {
        throw Error(Errc::usage, text_of(_("{0} is past"), to_string(terms.until)),
                    _("name the last day on which the duty holds: --until 2036-12-31"));
    }
}

void tell_archived(const cli::Context& ctx, const ArchiveTerms& terms) {
    ctx.summary(text_of(_("the archive keeps what the duty needs until {0}: {1}"),
                        to_string(terms.until), terms.reason));
}

std::optional<storage::Archive> open_archive(const cli::Context& ctx) {
    if (!storage::has_archive(ctx.db_path())) {
        return std::nullopt;
    }
    return storage::Archive(ctx.db_path(), storage::Access::read, ctx.wait_seconds(), &ctx.cancel);
}

void copy_to_archive(cli::Context& ctx, WriteSession& session,
                     std::span<const model::ContactId> contacts, const ArchiveTerms& terms) {
    {
        storage::Archive archive(
            ctx.db_path(), session.dry_run() ? storage::Access::rehearse : storage::Access::write,
            ctx.wait_seconds(), &ctx.cancel);
        each_batch(contacts, [&](std::span<const model::ContactId> batch) {
            ctx.cancel.check();
            archive.put(entries_of(session, batch, terms));
        });
    }
    if (session.dry_run()) {
        return;
    }
    storage::Archive archive(ctx.db_path(), storage::Access::read, ctx.wait_seconds(), &ctx.cancel);
    each_batch(contacts, [&](std::span<const model::ContactId> batch) {
        ctx.cancel.check();
        for (const storage::ArchiveEntry& entry : entries_of(session, batch, terms)) {
            require_copy(archive, entry);
        }
    });
}

ordered_json json_of(const storage::ArchiveEntry& entry) {
    return {{"contact", entry.uid},
            {"name", text_or_null(entry.name)},
            {"company", text_or_null(entry.company)},
            {"siren", text_or_null(entry.siren)},
            {"address", text_or_null(entry.address)},
            {"reason", entry.reason},
            {"ends_on", entry.ends_on},
            {"archived_at", entry.archived_at},
            {"run", entry.run.value},
            {"documents", ordered_json::parse(entry.documents)}};
}

std::string text_of_archived(const ordered_json& entry) {
    std::string out;
    const auto line = [&](const char* title, const char* key) {
        if (!entry[key].is_null()) {
            const auto value = entry[key].get<std::string>();
            const auto views = text::split(value, '\n');
            const std::vector<std::string> lines(views.begin(), views.end());
            out += "  " + std::string(title) + ": " + text::join(lines, ", ") + "\n";
        }
    };
    line(_("contact"), "contact");
    line(_("name"), "name");
    line(_("company"), "company");
    line(_("SIREN"), "siren");
    line(_("address"), "address");
    line(_("kept for"), "reason");
    line(_("until"), "ends_on");
    line(_("archived"), "archived_at");
    for (const ordered_json& act : entry["documents"]["consents"]) {
        out += "  " + text_of_chain(act);
    }
    return out;
}

} // namespace bdd::flows
