#include "flows/protect/breach_report.hpp"

#include "flows/base_session.hpp"
#include "flows/json_text.hpp"
#include "flows/protect/departed_files.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/report/table.hpp>
#include <bdd/storage/export_members.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t k_day = 10; ///< "2026-01-31"

std::string count(std::size_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

void count_recipients(storage::ExportStore& store, storage::ExportMembers& members,
                      BreachReport& report) {
    std::map<std::string, std::vector<std::int64_t>> exports;
    for (const storage::ExportEntry& entry : report.exports) {
        exports[entry.recipient].push_back(entry.id);
    }
    for (const auto& [name, ids] : exports) {
        BreachRecipient one;
        one.who = name.empty() ? storage::Recipient{}
                               : store.find_recipient(name).value_or(storage::Recipient{});
        one.exports = static_cast<std::int64_t>(ids.size());
        one.people = members.of(ids).people.size();
        report.recipients.push_back(std::move(one));
    }
}

std::string recipients_text(const BreachReport& report) {
    report::TextTable table({{_("recipient")},
                             {_("kind")},
                             {_("country")},
                             {_("contract")},
                             {_("exports")},
                             {_("people")}});
    for (const BreachRecipient& one : report.recipients) {
        const bool is_other = !one.who.name.empty();
        table.add_row({is_other ? one.who.name : std::string(_("ourselves")),
                       is_other ? one.who.kind : std::string(), one.who.country, one.who.contract,
                       std::to_string(one.exports), std::to_string(one.people)});
    }
    return table.render();
}

std::string files_text(const BreachReport& report) {
    report::TextTable table(
        {{_("run")}, {_("when")}, {_("recipient")}, {_("purpose")}, {_("file")}, {_("gone by")}});
    for (const storage::ExportEntry& entry : report.exports) {
        table.add_row({std::to_string(entry.run.value), entry.at, entry.recipient, entry.purpose,
                       entry.file_name, entry.purge_by});
    }
    return table.render();
}

} // namespace

BreachReport breach_report(storage::Database& base, Date since, Date until) {
    storage::ExportStore store(base);
    BreachReport report;
    report.since = since;
    report.until = until;
    report.exports = store.newest(-1);
    const std::string first = to_string(since);
    const std::string last = to_string(until);
    report.exports.erase(std::remove_if(report.exports.begin(), report.exports.end(),
                                        [&](const storage::ExportEntry& entry) {
                                            const std::string_view day =
                                                std::string_view(entry.at).substr(0, k_day);
                                            return day < first || day > last;
                                        }),
                         report.exports.end());
    std::vector<std::int64_t> ids;
    for (const storage::ExportEntry& entry : report.exports) {
        ids.push_back(entry.id);
        report.erased_rows += entry.contacts;
        for (const std::string_view column : text::words(entry.columns)) {
            report.columns.emplace_back(column);
        }
    }
    sort_unique(report.columns);
    storage::ExportMembers members(base);
    const storage::ExportMembers::People concerned = members.of(ids);
    report.people = concerned.people.size();
    report.erased_rows -= concerned.rows;
    count_recipients(store, members, report);
    return report;
}

ordered_json breach_json(const BreachReport& report) {
    ordered_json recipients = ordered_json::array();
    for (const BreachRecipient& one : report.recipients) {
        recipients.push_back(recipient_json(one.who));
        recipients.back()["exports"] = one.exports;
        recipients.back()["people"] = one.people;
    }
    ordered_json files = ordered_json::array();
    for (const storage::ExportEntry& entry : report.exports) {
        files.push_back({{"run", entry.run.value},
                         {"at", entry.at},
                         {"recipient", text_or_null(entry.recipient)},
                         {"purpose", entry.purpose},
                         {"format", entry.format},
                         {"contacts", entry.contacts},
                         {"file", text_or_null(entry.file_name)},
                         {"sha256", text_or_null(entry.file_sha256)},
                         {"purge_by", text_or_null(entry.purge_by)}});
    }
    return {{"since", to_string(report.since)},    {"until", to_string(report.until)},
            {"exports", report.exports.size()},    {"people", report.people},
            {"erased_rows", report.erased_rows},   {"columns", report.columns},
            {"recipients", std::move(recipients)}, {"files", std::move(files)}};
}

std::string breach_text(const BreachReport& report) {
    const std::size_t exports = report.exports.size();
    std::string text = text_of(BDD_N("from {0} to {1} (UTC): {2} export\n",
                                     "from {0} to {1} (UTC): {2} exports\n", exports),
                               to_string(report.since), to_string(report.until), count(exports));
    if (exports == 0) {
        return text;
    }
    text += text_of(BDD_N("people: {0} contact", "people: {0} contacts", report.people),
                    count(report.people));
    if (report.erased_rows > 0) {
        text += text_of(BDD_N("; {0} row more of somebody who was erased since",
                              "; {0} rows more of people who were erased since",
                              static_cast<unsigned long>(report.erased_rows)),
                        count_text(report.erased_rows));
    }
    text += "\n";
    text += text_of(_("data: {0}\n\n"), text::join(report.columns, ", "));
    return text + recipients_text(report) + "\n" + files_text(report);
}

} // namespace bdd::flows
