#include "flows/protect/processing_text.hpp"

#include "flows/json_text.hpp"
#include "flows/protect/departed_files.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/csv_writer.hpp>
#include <bdd/report/markdown.hpp>

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string_view>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;
using protect::Basis;
using protect::SheetGap;

std::string gap_text(SheetGap gap) {
    switch (gap) {
    case SheetGap::basis:
        return _("the legal basis: --basis");
    case SheetGap::balancing_test:
        return _("the balancing test behind a legitimate interest: --lia REF");
    case SheetGap::people:
        return _("whose data it is: --people");
    case SheetGap::data:
        return _("which data: --data");
    case SheetGap::security:
        return _("how it is kept safe: --security");
    case SheetGap::transfers:
        return _("the guarantees outside the European Economic Area: --transfers");
    case SheetGap::review:
        return _("a review: --reviewed DATE");
    case SheetGap::review_overdue:
        return _("a review: the last is more than a year old");
    case SheetGap::contract:
        return _("a contract with {0} (RGPD art. 28): bdd gdpr recipients add");
    case SheetGap::country:
        break;
    }
    return _("the country of {0}: bdd gdpr recipients add");
}

/// What a sheet says, with what stands in for it where nobody said anything.
std::string basis_text(const ProcessingSheet& sheet) {
    if (!sheet.said.basis.empty()) {
        return sheet.said.basis;
    }
    const auto& [professional, consumer] = sheet.by_settings;
    if (professional == Basis::none && consumer == Basis::none) {
        return {};
    }
    return professional == consumer
               ? text_of(_("{0} (by the settings)"), keyword(professional))
               : text_of(_("people at work {0}, private persons {1} (by the settings)"),
                         keyword(professional), keyword(consumer));
}

std::string data_text(const ProcessingSheet& sheet) {
    if (!sheet.said.data.empty()) {
        return sheet.said.data;
    }
    return sheet.columns.empty()
               ? std::string()
               : text_of(_("{0} (columns that left)"), text::join(sheet.columns, ", "));
}

std::string period_text(const ProcessingSheet& sheet) {
    return sheet.said.period.empty()
               ? text_of(_("{0} after the collection or the last sign of life (by the settings)"),
                         sheet.retention)
               : sheet.said.period;
}

std::string name_of(const SheetRecipient& one) {
    return one.who.name.empty() ? std::string(_("ourselves")) : one.who.name;
}

std::string lack_text(const SheetLack& lack) {
    return text_of(gap_text(lack.gap), lack.about);
}

std::string sheet_markdown(const ProcessingSheet& sheet) {
    std::string out = "\n## " + std::string(keyword(sheet.purpose)) + "\n\n";
    out += report::markdown_header({"", ""});
    const auto row = [&](const char* title, const std::string& value) {
        out += report::markdown_row({title, value.empty() ? std::string("–") : value});
    };
    row(_("basis"), basis_text(sheet));
    row(_("balancing test"), sheet.said.lia);
    row(_("people"), sheet.said.people);
    row(_("data"), data_text(sheet));
    row(_("transfers"), sheet.said.transfers);
    row(_("period"), period_text(sheet));
    row(_("security"), sheet.said.security);
    row(_("last review"), sheet.said.reviewed_on);
    if (!sheet.recipients.empty()) {
        out += "\n" + report::markdown_header({_("recipient"), _("kind"), _("country"),
                                               _("contract"), _("exports"), _("last export")});
        for (const SheetRecipient& one : sheet.recipients) {
            out += report::markdown_row(
                {name_of(one), one.who.name.empty() ? std::string() : one.who.kind, one.who.country,
                 one.who.contract, std::to_string(one.exports), one.last_export});
        }
    }
    if (!sheet.lacks.empty()) {
        out += std::string("\n") + _("Missing:") + "\n\n";
        for (const SheetLack& lack : sheet.lacks) {
            out += "- " + report::markdown_text(lack_text(lack)) + "\n";
        }
    }
    return out;
}

/// "Mailing SA (processor, FR, contract 2026-014, 2026-01-01T00:00:00Z)"
std::string recipient_text(const SheetRecipient& one) {
    std::vector<std::string> parts;
    for (const std::string& part : {one.who.name.empty() ? std::string() : one.who.kind,
                                    one.who.country, one.who.contract, one.last_export}) {
        if (!part.empty()) {
            parts.push_back(part);
        }
    }
    return name_of(one) + " (" + text::join(parts, ", ") + ")";
}

ordered_json sheet_json(const ProcessingSheet& sheet) {
    ordered_json recipients = ordered_json::array();
    for (const SheetRecipient& one : sheet.recipients) {
        recipients.push_back(recipient_json(one.who));
        recipients.back()["exports"] = one.exports;
        recipients.back()["last_export"] = one.last_export;
    }
    ordered_json missing = ordered_json::array();
    for (const SheetLack& lack : sheet.lacks) {
        missing.push_back({{"code", keyword(lack.gap)}, {"recipient", text_or_null(lack.about)}});
    }
    return {{"purpose", keyword(sheet.purpose)},
            {"described", !sheet.said.purpose.empty()},
            {"basis", text_or_null(sheet.said.basis)},
            {"basis_by_settings",
             {{"professional", keyword(sheet.by_settings.professional)},
              {"consumer", keyword(sheet.by_settings.consumer)}}},
            {"lia", text_or_null(sheet.said.lia)},
            {"people", text_or_null(sheet.said.people)},
            {"data", text_or_null(sheet.said.data)},
            {"columns", sheet.columns},
            {"recipients", std::move(recipients)},
            {"transfers", text_or_null(sheet.said.transfers)},
            {"period", text_or_null(sheet.said.period)},
            {"period_by_settings", sheet.retention},
            {"security", text_or_null(sheet.said.security)},
            {"reviewed_on", text_or_null(sheet.said.reviewed_on)},
            {"missing", std::move(missing)}};
}

} // namespace

std::string register_markdown(const std::vector<ProcessingSheet>& sheets, Date today) {
    std::string out =
        text_of(_("# Register of processing\n\nAs of {0} (RGPD art. 30).\n"), to_string(today));
    for (const ProcessingSheet& sheet : sheets) {
        out += sheet_markdown(sheet);
    }
    return out;
}

std::string register_csv(const std::vector<ProcessingSheet>& sheets) {
    io::CsvStyle style;
    style.escape_formulas = true;
    io::CsvWriter csv(style);
    const auto row = [&](std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) {
            csv.cell(cell);
        }
        csv.end_row();
    };
    row({"purpose", "basis", "lia", "people", "data", "recipients", "transfers", "period",
         "security", "reviewed_on", "missing"});
    for (const ProcessingSheet& sheet : sheets) {
        std::vector<std::string> recipients;
        for (const SheetRecipient& one : sheet.recipients) {
            recipients.push_back(recipient_text(one));
        }
        std::vector<std::string> missing;
        for (const SheetLack& lack : sheet.lacks) {
            missing.push_back(lack_text(lack));
        }
        row({keyword(sheet.purpose), basis_text(sheet), sheet.said.lia, sheet.said.people,
             data_text(sheet), text::join(recipients, "; "), sheet.said.transfers,
             period_text(sheet), sheet.said.security, sheet.said.reviewed_on,
             text::join(missing, "; ")});
    }
    return csv.buffer();
}

ordered_json register_json(const std::vector<ProcessingSheet>& sheets, Date today) {
    ordered_json list = ordered_json::array();
    for (const ProcessingSheet& sheet : sheets) {
        list.push_back(sheet_json(sheet));
    }
    return {{"on", to_string(today)}, {"sheets", std::move(list)}};
}

} // namespace bdd::flows
