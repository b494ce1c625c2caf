#include "flows/show_text.hpp"

#include "flows/activity/activity_text.hpp"
#include "flows/returns/return_effect.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/phone.hpp>

#include <nlohmann/json.hpp>

#include <vector>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

/// One line of a conclusion: the field as in the base, its title, its value.
struct FieldLine {
    std::string field; ///< As in `origin`; empty: no record gave it alone.
    std::string title;
    std::string value;
};

std::string national(const std::string& e164) {
    return e164.empty() ? std::string() : fields::national_form(e164);
}

std::string in_parentheses(const std::string& value, const std::string& note) {
    return value.empty() || note.empty() ? value : value + " (" + note + ")";
}

std::string one_line(const model::Address& address) {
    std::vector<std::string> parts;
    for (const std::string& line : address.lines) {
        if (!line.empty()) {
            parts.push_back(line);
        }
    }
    const std::string town(text::trim(address.postcode + " " + address.town));
    if (!town.empty()) {
        parts.push_back(town);
    }
    if (!parts.empty() && address.country != "FR") {
        parts.push_back(address.country);
    }
    return text::join(parts, ", ");
}

std::vector<FieldLine> lines_of(const storage::ContactDetail& detail) {
    const model::Contact& c = detail.contact;
    std::vector<FieldLine> lines{
        {"civility", _("civility"), c.civility},
        {"title", _("title"), c.title},
        {"first_name", _("first name"), c.first_name},
        {"last_name", _("last name"), c.last_name},
        {"job_title", _("job"), c.job_title},
        {"department", _("department"), in_parentheses(c.department, c.level)},
        {"email", _("e-mail"), in_parentheses(c.email, c.email_kind)},
        {"phone", _("phone"), in_parentheses(national(c.phone), c.phone_kind)},
        {"mobile", _("mobile"), national(c.mobile)},
        {"account", _("company"),
         detail.account ? detail.account->name + " [" + uid_of(detail.account->id) + "]" : ""},
        {"siret", _("SIRET"), c.siret},
        {"address", _("address"), one_line(detail.address)},
    };
    return lines;
}

model::RecordId giver(const model::Contact& contact, const std::string& field) {
    const auto found = contact.origin.find(field);
    return found == contact.origin.end() ? contact.main_record : found->second;
}

std::string pad(const std::string& text, std::size_t columns) {
    const std::size_t width = text::display_width(text);
    return width >= columns ? text : text + std::string(columns - width, ' ');
}

std::string raw_cells(const storage::RecordDetail& record) {
    const ordered_json columns = ordered_json::parse(record.columns);
    const ordered_json cells = ordered_json::parse(record.cells);
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string name =
            i < columns.size() ? columns[i].get<std::string>() : "#" + std::to_string(i + 1);
        const auto cell = cells[i].get<std::string>();
        if (!cell.empty()) {
            out += "      " + pad(name, 24) + " " + text::clean_line(cell) + "\n";
        }
    }
    return out;
}

/// "further: contact@petit.example, 01 99 00 11 24": what a field had no room for.
std::string further_values(const storage::RecordDetail& record) {
    std::vector<std::string> values;
    const ordered_json more = ordered_json::parse(record.more);
    for (const auto& [kind, list] : more.items()) {
        for (const ordered_json& entry : list) {
            const auto value = entry.get<std::string>();
            values.push_back(kind == "phones"       ? fields::national_form(value)
                             : kind == "sirets"     ? "SIRET " + value
                             : kind == "sirens"     ? "SIREN " + value
                             : kind == "extensions" ? text_of(_("extension {0}"), value)
                                                    : value);
        }
    }
    return text_of(_("      further: {0}\n"), text::join(values, ", "));
}

} // namespace

std::string uid_of(model::ContactId id) {
    return fmt::format("C{:07}", id.value);
}

std::string bits_text(double bits) {
    return bits < 0 ? fmt::format("\u2212{:.1f}", -bits) : fmt::format("+{:.1f}", bits);
}

std::string uid_of(model::AccountId id) {
    return fmt::format("A{:07}", id.value);
}

std::string text_of_contact(const storage::ContactDetail& detail, bool raw) {
    std::string out =
        text_of(BDD_N("contact {0}, concluded from {1} record\n",
                      "contact {0}, concluded from {1} records\n", detail.records.size()),
                uid_of(detail.contact.id), detail.records.size());
    const bool several = detail.records.size() > 1;
    for (const FieldLine& line : lines_of(detail)) {
        if (line.value.empty()) {
            continue;
        }
        out += "  " + pad(line.title, 12) + " ";
        out += several ? pad(line.value, 52) +
                             text_of(_(" record {0}"), giver(detail.contact, line.field).value)
                       : line.value;
        out += "\n";
    }
    out += _("records\n");
    for (const storage::RecordDetail& record : detail.records) {
        out += text_of(_("  {0}: source {1}, {2} line {3}, imported {4} by run {5}"),
                       record.id.value, record.source, record.file_name, record.line,
                       record.imported_at, record.run.value);
        out += record.external_id.empty() ? "" : text_of(_(", id {0}"), record.external_id);
        out += "\n";
        out += record.more.empty() ? "" : further_values(record);
        out += raw ? raw_cells(record) : "";
    }
    if (!detail.merges.empty()) {
        out += _("merges\n");
        for (const storage::MergeDetail& merge : detail.merges) {
            out += text_of(_("  {0} joined by run {1}: {2}\n"), uid_of(merge.from), merge.run.value,
                           merge.evidence);
        }
    }
    out += returns_text(detail.returns);
    out += activity_text(detail.activity);
    return out;
}

std::string text_of_account(const storage::AccountDetail& detail) {
    const model::Account& a = detail.account;
    std::string out = text_of(_("account {0}\n"), uid_of(a.id));
    const auto line = [&](const std::string& title, const std::string& value) {
        if (!value.empty()) {
            out += "  " + pad(title, 12) + " " + value + "\n";
        }
    };
    line(_("name"), a.name);
    line(_("legal form"), a.legal_form);
    line(_("SIREN"), a.siren);
    line(_("VAT"), a.vat);
    line(_("NAF"), a.naf);
    line(_("website"), a.website);
    line(_("staff"), a.staff ? std::to_string(*a.staff) : "");
    line(_("address"), one_line(detail.address));
    line(_("SIRET"), text::join(detail.sirets, ", "));
    std::vector<std::string> contacts;
    for (const model::ContactId id : detail.contacts) {
        contacts.push_back(uid_of(id));
    }
    line(_("contacts"), text::join(contacts, ", "));
    out += activity_text(detail.activity);
    return out;
}

ordered_json json_of(const storage::ContactDetail& detail) {
    const model::Contact& c = detail.contact;
    ordered_json fields = ordered_json::object();
    const auto add = [&](const std::string& name, const std::string& origin,
                         const std::string& value) {
        if (!value.empty()) {
            fields[name] = {{"value", value}, {"record", giver(c, origin).value}};
        }
    };
    add("civility", "civility", c.civility);
    add("title", "title", c.title);
    add("first_name", "first_name", c.first_name);
    add("last_name", "last_name", c.last_name);
    add("job_title", "job_title", c.job_title);
    add("department", "department", c.department);
    add("level", "level", c.level);
    add("email", "email", c.email);
    add("email_kind", "email", c.email_kind);
    add("phone", "phone", c.phone);
    add("mobile", "mobile", c.mobile);
    add("siret", "siret", c.siret);
    add("address", "address", one_line(detail.address));
    ordered_json json{{"uid", uid_of(c.id)}, {"kind", c.is_person ? "person" : "company"}};
    json["account"] = detail.account ? ordered_json{{"uid", uid_of(detail.account->id)},
                                                    {"name", detail.account->name},
                                                    {"siren", detail.account->siren}}
                                     : ordered_json();
    json["fields"] = std::move(fields);
    json["records"] = ordered_json::array();
    for (const storage::RecordDetail& record : detail.records) {
        json["records"].push_back({{"record", record.id.value},
                                   {"source", record.source},
                                   {"file", record.file_name},
                                   {"line", record.line},
                                   {"imported_at", record.imported_at},
                                   {"run", record.run.value},
                                   {"external_id", record.external_id},
                                   {"more", record.more.empty() ? ordered_json::object()
                                                                : ordered_json::parse(record.more)},
                                   {"columns", ordered_json::parse(record.columns)},
                                   {"cells", ordered_json::parse(record.cells)}});
    }
    json["aliases"] = ordered_json::array();
    for (const model::ContactId alias : detail.aliases) {
        json["aliases"].push_back(uid_of(alias));
    }
    json["merges"] = ordered_json::array();
    for (const storage::MergeDetail& merge : detail.merges) {
        json["merges"].push_back(
            {{"from", uid_of(merge.from)}, {"evidence", merge.evidence}, {"run", merge.run.value}});
    }
    json["returns"] = returns_json(detail.returns);
    json["activity"] = activity_json(detail.activity);
    return json;
}

ordered_json json_of(const storage::AccountDetail& detail) {
    const model::Account& a = detail.account;
    ordered_json json{{"uid", uid_of(a.id)},
                      {"name", a.name},
                      {"legal_form", a.legal_form},
                      {"siren", a.siren},
                      {"vat", a.vat},
                      {"naf", a.naf},
                      {"website", a.website},
                      {"staff", a.staff ? ordered_json(*a.staff) : ordered_json()},
                      {"address", one_line(detail.address)},
                      {"sirets", detail.sirets},
                      {"contacts", ordered_json::array()}};
    for (const model::ContactId id : detail.contacts) {
        json["contacts"].push_back(uid_of(id));
    }
    json["activity"] = activity_json(detail.activity);
    return json;
}

} // namespace bdd::flows
