#include "flows/protect/processing_sheets.hpp"

#include "flows/protect/gate_settings.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace bdd::flows {

namespace {

using protect::Basis;
using protect::Purpose;

SheetRecipient& recipient_of(ProcessingSheet& sheet, const std::string& name) {
    const auto known =
        std::find_if(sheet.recipients.begin(), sheet.recipients.end(),
                     [&](const SheetRecipient& one) { return one.who.name == name; });
    if (known != sheet.recipients.end()) {
        return *known;
    }
    sheet.recipients.emplace_back();
    sheet.recipients.back().who.name = name;
    return sheet.recipients.back();
}

/// What left for this purpose; true when something did.
bool add_exports(ProcessingSheet& sheet, const std::vector<storage::ExportEntry>& newest_first,
                 const std::vector<storage::Recipient>& known) {
    bool has_some = false;
    for (const storage::ExportEntry& entry : newest_first) {
        if (entry.purpose != keyword(sheet.purpose)) {
            continue;
        }
        has_some = true;
        for (const std::string_view column : text::words(entry.columns)) {
            sheet.columns.emplace_back(column);
        }
        SheetRecipient& recipient = recipient_of(sheet, entry.recipient);
        ++recipient.exports;
        if (recipient.last_export.empty()) {
            recipient.last_export = entry.at;
        }
    }
    sort_unique(sheet.columns);
    for (SheetRecipient& recipient : sheet.recipients) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const storage::Recipient& one) {
                return one.name == recipient.who.name;
            });
        recipient.who = found == known.end() ? recipient.who : *found;
    }
    std::sort(sheet.recipients.begin(), sheet.recipients.end(),
              [](const auto& a, const auto& b) { return a.who.name < b.who.name; });
    return has_some;
}

protect::SheetFacts facts_of(const ProcessingSheet& sheet) {
    const storage::Processing& said = sheet.said;
    const protect::PurposeBasis& ours = sheet.by_settings;
    const auto is = [&](Basis basis) {
        return said.basis.empty() ? ours.professional == basis || ours.consumer == basis
                                  : said.basis == keyword(basis);
    };
    protect::SheetFacts facts;
    facts.has_basis =
        !said.basis.empty() || ours.professional != Basis::none || ours.consumer != Basis::none;
    facts.is_on_interest = is(Basis::legitimate_interest);
    facts.has_balancing_test = !said.lia.empty();
    facts.has_people = !said.people.empty();
    facts.has_data = !said.data.empty() || !sheet.columns.empty();
    facts.has_security = !said.security.empty();
    facts.has_transfers = !said.transfers.empty();
    facts.leaves_eea = std::any_of(
        sheet.recipients.begin(), sheet.recipients.end(), [](const SheetRecipient& one) {
            return !one.who.country.empty() && !protect::is_in_eea(one.who.country);
        });
    facts.reviewed_on = parse_iso_date(said.reviewed_on);
    return facts;
}

void find_lacks(ProcessingSheet& sheet, Date today) {
    for (const protect::SheetGap gap : gaps_of(facts_of(sheet), today)) {
        sheet.lacks.push_back({gap, {}});
    }
    for (const SheetRecipient& one : sheet.recipients) {
        if (one.who.name.empty()) {
            continue;
        }
        for (const protect::SheetGap gap :
             protect::recipient_gaps(one.who.kind, one.who.contract, one.who.country)) {
            sheet.lacks.push_back({gap, one.who.name});
        }
    }
}

} // namespace

std::vector<ProcessingSheet> processing_sheets(const Settings& settings, storage::Database& base,
                                               Date today) {
    const GateSettings rules = gate_settings(settings);
    const std::vector<storage::Processing> described = storage::ProcessingStore(base).list();
    storage::ExportStore exports(base);
    const std::vector<storage::ExportEntry> entries = exports.newest(-1);
    const std::vector<storage::Recipient> recipients = exports.recipients();
    std::vector<ProcessingSheet> sheets;
    for (const Purpose purpose : protect::k_purposes) {
        ProcessingSheet sheet;
        sheet.purpose = purpose;
        const auto said =
            std::find_if(described.begin(), described.end(), [&](const storage::Processing& one) {
                return one.purpose == keyword(purpose);
            });
        sheet.said = said == described.end() ? sheet.said : *said;
        sheet.by_settings = protect::basis_of(purpose, rules.rules.pro, rules.rules.consumer);
        sheet.retention = settings.text("protection.retention");
        if (add_exports(sheet, entries, recipients) || said != described.end()) {
            find_lacks(sheet, today);
            sheets.push_back(std::move(sheet));
        }
    }
    return sheets;
}

} // namespace bdd::flows
