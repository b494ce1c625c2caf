#include "flows/activity/activity_text.hpp"
#include "flows/protect/archive_people.hpp"
#include "flows/protect/consent_chain.hpp"
#include "flows/protect/person_file.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/io/csv_writer.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

std::string text_in(const ordered_json& object, const char* key) {
    const auto at = object.find(key);
    return at == object.end() || at->is_null() ? std::string()
           : at->is_string()                   ? at->get<std::string>()
                                               : at->dump();
}

std::string title(const char* text) {
    return "\n" + std::string(text) + "\n";
}

/// A title and what stands below it.
std::string section(const char* name, const std::string& body) {
    return title(name) + (body.empty() ? std::string(_("  nothing")) + "\n" : body);
}

std::string line(const std::string& name, const std::string& value) {
    return value.empty() ? std::string() : "  " + name + ": " + value + "\n";
}

std::string record_text(const ordered_json& record) {
    std::string text =
        text_of(_("  from {0} ({1}), file {2} line {3}, read {4}"),
                text_in(record["source"], "name"), text_in(record["source"], "kind"),
                text_in(record, "file"), text_in(record, "line"), text_in(record, "imported_at")) +
        "\n";
    for (const auto& [name, label] :
         {std::pair{"supplier", _("supplier")}, std::pair{"basis", _("legal basis")},
          std::pair{"collected_on", _("collected on")}, std::pair{"informed", _("told")}}) {
        if (const std::string value = text_in(record["source"], name); !value.empty()) {
            text += "    " + std::string(label) + ": " + value + "\n";
        }
    }
    for (const ordered_json& cell : record["cells"]) {
        text += "    " + text_in(cell, "column") + " = " + text_in(cell, "value") + "\n";
    }
    return text;
}

/// "address +33…: email, marketing, unsubscribe since 2026-01-31".
std::string opposition_text(const ordered_json& one) {
    return text_of(_("  {0}: not by {1}, for {2} ({3}, since {4})"), text_in(one, "address"),
                   text_in(one, "channel"), text_in(one, "purpose"), text_in(one, "reason"),
                   text_in(one, "since")) +
           "\n";
}

std::string notice_text(const ordered_json& one) {
    return text_of(_("  {0}: {1}, {2}"), text_in(one, "given_on"), text_in(one, "how"),
                   text_in(one, "wording")) +
           "\n";
}

std::string request_text(const ordered_json& one) {
    const std::string outcome = text_in(one, "outcome");
    return outcome.empty()
               ? text_of(_("  {0}: {1}, to be answered by {2}"), text_in(one, "received_on"),
                         text_in(one, "right"), text_in(one, "due_on")) +
                     "\n"
               : text_of(_("  {0}: {1}, {2} on {3}"), text_in(one, "received_on"),
                         text_in(one, "right"), outcome, text_in(one, "closed_on")) +
                     "\n";
}

std::string export_text(const ordered_json& one) {
    const std::string recipient = text_in(one, "recipient");
    return text_of(_("  {0}: to {1}, for {2}, with {3}; to be gone by {4}"), text_in(one, "at"),
                   recipient.empty() ? _("nobody outside the house") : recipient.c_str(),
                   text_in(one, "purpose"), text_in(one, "columns"), text_in(one, "purge_by")) +
           "\n";
}

std::string archive_text(const ordered_json& file) {
    std::string text;
    for (const ordered_json& entry : file["archive"]) {
        text += title(_("What is kept apart for a legal duty")) + text_of_archived(entry);
    }
    return text;
}

/// The parts of an entry that say something, and its amount.
std::string words_of(const ordered_json& entry, std::initializer_list<const char*> parts,
                     const char* amount) {
    std::vector<std::string> words;
    for (const char* const part : parts) {
        if (std::string value = text_in(entry, part); !value.empty()) {
            words.push_back(std::move(value));
        }
    }
    if (!entry[amount].is_null()) {
        words.push_back(euros_text(entry[amount].get<std::int64_t>()));
    }
    return text::join(words, ", ");
}

std::string event_words(const ordered_json& event) {
    return words_of(event, {"outcome", "channel", "campaign", "ref", "url", "detail", "next_on"},
                    "value_cents");
}

std::string contract_words(const ordered_json& contract) {
    return words_of(contract,
                    {"ref", "product", "end_on", "renewal_on", "status", "volume", "conditions"},
                    "amount_cents");
}

std::string happened_text(const ordered_json& entry, const char* at, const std::string& what,
                          const std::string& words) {
    return text_of("  {0}: {1}{2}{3}", text_in(entry, at), what, words.empty() ? "" : ", ", words) +
           text_of(_(" (told by {0})"), text_in(entry, "source")) + "\n";
}

std::string activity_section(const ordered_json& activity) {
    std::string text;
    for (const ordered_json& contract : activity["contracts"]) {
        text += happened_text(contract, "start_on", _("contract"), contract_words(contract));
    }
    for (const ordered_json& event : activity["events"]) {
        text += happened_text(event, "at", text_in(event, "type"), event_words(event));
    }
    return text;
}

std::string access_text(const ordered_json& file) {
    if (!file.contains("fields")) { // The person has left the base.
        return archive_text(file);
    }
    std::string text = title(_("What the base concludes"));
    for (const auto& [name, field] : file["fields"].items()) {
        text += line(name, text_in(field, "value"));
    }
    if (!file["account"].is_null()) {
        text += line(_("company"), text_in(file["account"], "name"));
    }
    if (!file["returns"].empty()) {
        text += title(_("Letters that came back"));
        for (const ordered_json& one : file["returns"]) {
            text += "  " + text_in(one, "returned_on") + " " + text_in(one, "motive") + "\n";
        }
    }
    text += title(_("Whether you may be contacted for prospection"));
    for (const auto& [channel, one] : file["may_contact"]["channels"].items()) {
        const std::string reason = text_in(one, "reason");
        text += line(channel,
                     text_in(one, "verdict") + (reason.empty() ? std::string() : ", " + reason));
    }
    std::string acts;
    for (const ordered_json& act : file["consents"]) {
        acts += "  " + text_of_chain(act);
    }
    std::string oppositions;
    for (const ordered_json& one : file["oppositions"]) {
        oppositions += opposition_text(one);
    }
    std::string notices;
    for (const ordered_json& one : file["notices"]) {
        notices += notice_text(one);
    }
    std::string requests;
    for (const ordered_json& one : file["requests"]) {
        requests += request_text(one);
    }
    std::string exports;
    for (const ordered_json& one : file["exports"]) {
        exports += export_text(one);
    }
    return text +
           section(_("What happened, and what you ordered"), activity_section(file["activity"])) +
           section(_("What you agreed to or refused"), acts) +
           section(_("Oppositions"), oppositions) +
           section(_("What you were told of where it comes from"), notices) +
           section(_("What you asked for"), requests) +
           section(_("Who got files with your data"), exports) + archive_text(file);
}

/// Rows of five cells, for a spreadsheet: whoever asked opens the file, and nothing in it runs. The
/// JSON has the cells as they are.
class Rows {
public:
    Rows()
        : m_csv(style()) {
        add({"section", "source", "at", "field", "value"});
    }
    void add(std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) {
            m_csv.cell(cell);
        }
        m_csv.end_row();
    }
    [[nodiscard]] std::string text() const { return std::string(m_csv.buffer()); }

private:
    static io::CsvStyle style() {
        io::CsvStyle style;
        style.escape_formulas = true;
        return style;
    }
    io::CsvWriter m_csv;
};

void add_archive_rows(const ordered_json& file, Rows& rows) {
    for (const ordered_json& entry : file["archive"]) {
        for (const char* const field : {"name", "company", "siren", "address", "ends_on"}) {
            if (const std::string value = text_in(entry, field); !value.empty()) {
                rows.add({"archive", text_in(entry, "reason"), text_in(entry, "archived_at"), field,
                          value});
            }
        }
    }
}

void add_access_rows(const ordered_json& file, Rows& rows) {
    add_archive_rows(file, rows);
    if (!file.contains("fields")) {
        return;
    }
    for (const auto& [name, field] : file["fields"].items()) {
        const bool is_phone = name == "phone" || name == "mobile"; // "+33 …" begins a formula.
        const std::string value = text_in(field, "value");
        rows.add({"contact", "", "", name, is_phone ? fields::national_form(value) : value});
    }
    if (!file["account"].is_null()) {
        rows.add({"contact", "", "", "company", text_in(file["account"], "name")});
    }
    for (const ordered_json& one : file["returns"]) {
        rows.add({"returned_mail", text_in(one, "source"), text_in(one, "returned_on"), "motive",
                  text_in(one, "motive")});
    }
    for (const auto& [channel, one] : file["may_contact"]["channels"].items()) {
        rows.add({"may_contact", "", text_in(file, "made_at"), channel,
                  text_in(one, "verdict") + " " + text_in(one, "reason")});
    }
    for (const ordered_json& event : file["activity"]["events"]) {
        rows.add({"event", text_in(event, "source"), text_in(event, "at"), text_in(event, "type"),
                  event_words(event)});
    }
    for (const ordered_json& contract : file["activity"]["contracts"]) {
        rows.add({"contract", text_in(contract, "source"), text_in(contract, "start_on"),
                  text_in(contract, "ref"), contract_words(contract)});
    }
    for (const ordered_json& act : file["consents"]) {
        rows.add({"consent", text_in(act, "proof"), text_in(act, "at"),
                  text_in(act, "channel") + " " + text_in(act, "purpose"), text_in(act, "status")});
    }
    for (const ordered_json& one : file["oppositions"]) {
        rows.add({"opposition", text_in(one, "reason"), text_in(one, "since"),
                  text_in(one, "channel") + " " + text_in(one, "purpose"),
                  text_in(one, "address")});
    }
    for (const ordered_json& one : file["notices"]) {
        rows.add({"notice", text_in(one, "wording"), text_in(one, "given_on"), text_in(one, "how"),
                  text_in(one, "text")});
    }
    for (const ordered_json& one : file["requests"]) {
        rows.add({"request", text_in(one, "way"), text_in(one, "received_on"),
                  text_in(one, "right"), text_in(one, "outcome")});
    }
    for (const ordered_json& one : file["exports"]) {
        rows.add({"export", text_in(one, "recipient"), text_in(one, "at"), text_in(one, "purpose"),
                  text_in(one, "columns")});
    }
}

} // namespace

std::string person_file_text(const ordered_json& file) {
    const bool is_all = file["right"] == "access";
    std::string text = text_of(is_all ? _("Everything that this base has of {0}, on {1}")
                                      : _("What {0} gave to this base, on {1}"),
                               text_in(file, "uid"), text_in(file, "made_at")) +
                       "\n";
    if (is_all) {
        text += access_text(file);
    }
    if (!file["records"].empty() || !is_all) {
        text += title(_("Where it comes from, as it came"));
    }
    for (const ordered_json& record : file["records"]) {
        text += record_text(record);
    }
    if (!is_all) {
        for (const ordered_json& source : file["sources_left_out"]) {
            text += text_of(_("  left out: {0}, which had it from somebody else, or neither with "
                              "consent nor for a contract"),
                            source.get<std::string>()) +
                    "\n";
        }
    }
    return text;
}

std::string person_file_csv(const ordered_json& file) {
    Rows rows;
    if (file["right"] == "access") {
        add_access_rows(file, rows);
    }
    for (const ordered_json& record : file["records"]) {
        for (const ordered_json& cell : record["cells"]) {
            rows.add({"record", text_in(record["source"], "code"), text_in(record, "imported_at"),
                      text_in(cell, "column"), text_in(cell, "value")});
        }
    }
    return rows.text();
}

} // namespace bdd::flows
