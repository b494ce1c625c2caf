#include "flows/activity/activity_report.hpp"

#include "flows/json_text.hpp"

#include <bdd/core/i18n.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace bdd::flows {

namespace {

using intake::ActivityKind;
using nlohmann::ordered_json;

/// Unknown words that are listed one by one.
constexpr std::size_t k_most_words = 12;

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

std::string rows_text(ActivityKind kind, std::uint64_t rows) {
    const char* pattern = nullptr;
    switch (kind) {
    case ActivityKind::events:
        pattern = BDD_N("{0} event", "{0} events", rows);
        break;
    case ActivityKind::calls:
        pattern = BDD_N("{0} call", "{0} calls", rows);
        break;
    case ActivityKind::orders:
        pattern = BDD_N("{0} line of orders", "{0} lines of orders", rows);
        break;
    case ActivityKind::contracts:
        pattern = BDD_N("{0} contract", "{0} contracts", rows);
        break;
    }
    return text_of(pattern, count(rows));
}

std::string headline(ActivityKind kind, const ActivityFile& file) {
    std::string parts = text_of(_("{0} new"), count(file.added));
    if (kind == ActivityKind::contracts) {
        parts += text_of(_(", {0} changed"), count(file.changed));
    }
    parts += text_of(_(", {0} known, {1} rejected"), count(file.known), count_text(file.rejected));
    if (!file.rejects_path.empty()) {
        parts += " → " + file.rejects_path;
    }
    return text_of(_("imported {0} of {1} ({2})"), rows_text(kind, file.rows), file.name, parts);
}

void tell_words(const cli::Context& ctx, const ActivityFile& file) {
    std::vector<std::pair<std::string, std::uint64_t>> words(file.unknown_words.begin(),
                                                             file.unknown_words.end());
    if (words.empty()) {
        return;
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    ctx.notice(_("unknown words, kept as they are and without an effect:"));
    for (std::size_t i = 0; i < std::min(words.size(), k_most_words); ++i) {
        ctx.notice(fmt::format("  {:>9}  {}", count(words[i].second), words[i].first));
    }
    if (words.size() > k_most_words) {
        ctx.notice(text_of(_("  and {0} more"), words.size() - k_most_words));
    }
}

void tell_file(const cli::Context& ctx, const ActivityFile& file) {
    for (const auto& [type, n] : file.by_type) {
        ctx.summary(fmt::format("  {:>9}  {}", count(n), type));
    }
    tell_words(ctx, file);
    const auto line = [&](std::uint64_t n, const char* pattern) {
        if (n > 0) {
            ctx.summary(text_of(pattern, count(n)));
        }
    };
    line(file.refunds,
         BDD_N("{0} line gives money back, and its order is worth less",
               "{0} lines give money back, and their orders are worth less", file.refunds));
    line(file.of_company, BDD_N("{0} is of a company, and of nobody there",
                                "{0} are of companies, and of nobody there", file.of_company));
    line(file.identical,
         BDD_N("{0} row is like another one and has no id: it counts, too",
               "{0} rows are like another one and have no id: they count, too", file.identical));
    if (file.in_future > 0) {
        ctx.notice(text_of(
            BDD_N("{0} row lies in the future", "{0} rows lie in the future", file.in_future),
            count(file.in_future)));
    }
    for (std::size_t i = 0; i < file.repairs.size(); ++i) {
        if (file.repairs.at(i) != 0) {
            ctx.summary(fmt::format("  {:>9}  {}", count_text(file.repairs.at(i)),
                                    describe(static_cast<fields::Repair>(i))));
        }
    }
    line(file.blank_rows,
         BDD_N("{0} blank row passed over", "{0} blank rows passed over", file.blank_rows));
    if (file.untied > 0) {
        ctx.summary(_("what names nobody yet can be read again from the rejects, once they are in "
                      "the base"));
    }
}

ordered_json json_of(const ActivityFile& file) {
    ordered_json json{{"file", file.name},
                      {"rows", file.rows},
                      {"new", file.added},
                      {"changed", file.changed},
                      {"known", file.known},
                      {"rejected", file.rejected},
                      {"of_company", file.of_company},
                      {"refunds", file.refunds},
                      {"untied", file.untied},
                      {"identical", file.identical},
                      {"in_future", file.in_future}};
    json["by_tie"] = ordered_json::object();
    for (std::size_t i = 0; i < file.by_tie.size(); ++i) {
        if (file.by_tie.at(i) > 0) {
            json["by_tie"][std::string(keyword(static_cast<TieKind>(i)))] = file.by_tie.at(i);
        }
    }
    json["by_type"] = file.by_type;
    json["unknown_words"] = file.unknown_words;
    json["blank_rows"] = file.blank_rows;
    json["repairs"] = ordered_json::object();
    for (std::size_t i = 0; i < file.repairs.size(); ++i) {
        if (file.repairs.at(i) != 0) {
            json["repairs"][std::string(keyword(static_cast<fields::Repair>(i)))] =
                file.repairs.at(i);
        }
    }
    json["mapping"] = ordered_json::object();
    for (const auto& [column, field] : file.mapping) {
        json["mapping"][column] = text_or_null(field);
    }
    json["warnings"] = file.warnings;
    json["rejects"] = text_or_null(file.rejects_path);
    return json;
}

} // namespace

ActivitySums sums_of(const std::vector<ActivityFile>& files, const ActivityStops& stops) {
    ActivitySums sums;
    for (const ActivityFile& file : files) {
        sums.rows += file.rows;
        sums.added += file.added;
        sums.changed += file.changed;
        sums.known += file.known;
        sums.rejected += file.rejected;
    }
    sums.oppositions = stops.added();
    sums.nameless = stops.nameless();
    return sums;
}

ordered_json counts_json(const ActivitySums& sums) {
    return {{"rows", sums.rows},   {"new", sums.added},         {"changed", sums.changed},
            {"known", sums.known}, {"rejected", sums.rejected}, {"oppositions", sums.oppositions}};
}

ordered_json files_json(const std::vector<ActivityFile>& files) {
    ordered_json list = ordered_json::array();
    for (const ActivityFile& file : files) {
        list.push_back(json_of(file));
    }
    return list;
}

void tell_activity(const cli::Context& ctx, const WriteSession& session, ActivityKind kind,
                   const std::vector<ActivityFile>& files, const ActivitySums& sums) {
    for (const ActivityFile& file : files) {
        for (const std::string& warning : file.warnings) {
            ctx.notice(warning);
        }
        std::string line = headline(kind, file);
        if (&file == &files.back()) {
            line += text_of(_(" in {0}"), seconds_text(session.seconds())) +
                    (sums.has_news() ? session.undo_hint() : std::string());
        }
        ctx.summary(line);
        tell_file(ctx, file);
    }
    if (sums.oppositions > 0) {
        ctx.summary(text_of(
            BDD_N("{0} address is new on the list of oppositions, and stays there after an undo",
                  "{0} addresses are new on the list of oppositions, and stay there after an undo",
                  static_cast<unsigned long>(sums.oppositions)),
            count_text(sums.oppositions)));
    }
    if (sums.nameless > 0) {
        ctx.notice(text_of(BDD_N("{0} row says stop and names no address: note it by hand, bdd "
                                 "suppress add",
                                 "{0} rows say stop and name no address: note them by hand, bdd "
                                 "suppress add",
                                 static_cast<unsigned long>(sums.nameless)),
                           count_text(sums.nameless)));
    }
}

} // namespace bdd::flows
