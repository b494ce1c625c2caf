#include "flows/import_report.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using nlohmann::ordered_json;

/// Names of more columns than this are not listed one by one.
constexpr std::size_t k_most_names = 12;

ordered_json counts_of(const std::vector<ImportedFile>& files) {
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
    storage::ImportCounts sum;
    OpposedRows opposed;
    for (const ImportedFile& file : files) {
        rows += static_cast<std::int64_t>(file.rows);
        rejected += file.rejected;
        sum.created += file.counts.created;
        sum.updated += file.counts.updated;
        sum.unchanged += file.counts.unchanged;
        sum.repeated += file.counts.repeated;
        sum.vanished += file.counts.vanished;
        opposed.taken += file.result.opposed.taken;
        opposed.refused += file.result.opposed.refused;
        opposed.erased += file.result.opposed.erased;
        sum.optouts_kept += file.counts.optouts_kept;
    }
    return {{"rows", rows},
            {"new", sum.created},
            {"updated", sum.updated},
            {"unchanged", sum.unchanged},
            {"rejected", rejected},
            {"repeated", sum.repeated},
            {"vanished", sum.vanished},
            {"suppressed", opposed.taken},
            {"suppressed_refused", opposed.refused},
            {"erased_refused", opposed.erased},
            {"optouts_kept", sum.optouts_kept}};
}

ordered_json repairs_of(const intake::BuildCounts& counts) {
    ordered_json json = ordered_json::object();
    for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
        if (counts.repairs[i] != 0) {
            json[std::string(keyword(static_cast<fields::Repair>(i)))] = counts.repairs[i];
        }
    }
    return json;
}

ordered_json problems_of(const intake::BuildCounts& counts) {
    ordered_json json = ordered_json::object();
    for (std::size_t i = 1; i < fields::k_problem_count; ++i) {
        if (counts.problems[i] != 0) {
            json[std::string(keyword(static_cast<fields::Problem>(i)))] = counts.problems[i];
        }
    }
    return json;
}

ordered_json json_of(const ImportedFile& file) {
    ordered_json mapping = ordered_json::object();
    for (const intake::MappedColumn& column : file.mapping) {
        mapping[column.column] =
            column.field ? ordered_json(model::name(*column.field)) : ordered_json();
    }
    ordered_json json{{"file", file.name},
                      {"already_imported", file.already_imported},
                      {"counts", counts_of({file})},
                      {"repairs", repairs_of(file.result.counts)},
                      {"problems", problems_of(file.result.counts)},
                      {"blank_rows", file.result.notes.blank_rows},
                      {"mapping", std::move(mapping)},
                      {"unmapped", file.unmapped},
                      {"warnings", file.warnings}};
    json["rejects"] = file.rejects_path.empty() ? ordered_json() : ordered_json(file.rejects_path);
    return json;
}

void tell_list(const cli::Context& ctx, const std::string& title,
               const std::vector<std::pair<std::int64_t, std::string_view>>& lines) {
    if (lines.empty()) {
        return;
    }
    ctx.summary(title);
    for (const auto& [count, text] : lines) {
        ctx.summary(fmt::format("  {:>9}  {}", count_text(count), text));
    }
}

void tell_values(const cli::Context& ctx, const ImportedFile& file) {
    std::vector<std::pair<std::int64_t, std::string_view>> repairs;
    for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
        if (file.result.counts.repairs[i] != 0) {
            repairs.emplace_back(file.result.counts.repairs[i],
                                 describe(static_cast<fields::Repair>(i)));
        }
    }
    tell_list(ctx, _("repaired:"), repairs);
    std::vector<std::pair<std::int64_t, std::string_view>> problems;
    for (std::size_t i = 1; i < fields::k_problem_count; ++i) {
        if (file.result.counts.problems[i] != 0) {
            problems.emplace_back(file.result.counts.problems[i],
                                  describe(static_cast<fields::Problem>(i)));
        }
    }
    tell_list(ctx, _("problems (the raw cells are kept):"), problems);
}

/// What became of the rows of people who are on the list of oppositions.
void tell_opposed(const cli::Context& ctx, const OpposedRows& rows) {
    if (rows.taken > 0) {
        ctx.summary(text_of(BDD_N("{0} row is of somebody who objected: it comes in, and no export "
                                  "contains it",
                                  "{0} rows are of people who objected: they come in, and no "
                                  "export contains them",
                                  static_cast<unsigned long>(rows.taken)),
                            count_text(rows.taken)));
    }
    if (rows.refused > 0) {
        ctx.summary(text_of(BDD_N("{0} row is of somebody who objected, and was rejected",
                                  "{0} rows are of people who objected, and were rejected",
                                  static_cast<unsigned long>(rows.refused)),
                            count_text(rows.refused)));
    }
    if (rows.erased > 0) {
        ctx.summary(text_of(BDD_N("{0} row is of somebody who was erased, and was rejected",
                                  "{0} rows are of people who were erased, and were rejected",
                                  static_cast<unsigned long>(rows.erased)),
                            count_text(rows.erased)));
    }
}

void tell_notes(const cli::Context& ctx, const ImportedFile& file) {
    const io::CsvNotes& notes = file.result.notes;
    for (const io::CsvNotes::At& at : notes.first_rewound) {
        ctx.notice(text_of(_("{0}:{1}:{2}: a quote that nothing closes was read as text"),
                           file.name, at.line, at.column));
    }
    if (notes.blank_rows > 0) {
        ctx.summary(text_of(
            BDD_N("{0} blank row passed over", "{0} blank rows passed over", notes.blank_rows),
            notes.blank_rows));
    }
    if (file.counts.repeated > 0) {
        ctx.summary(
            text_of(BDD_N("{0} row repeats the id or the content of an earlier row: kept as a "
                          "record of its own, for bdd dedupe",
                          "{0} rows repeat the id or the content of an earlier row: kept as "
                          "records of their own, for bdd dedupe",
                          static_cast<unsigned long>(file.counts.repeated)),
                    count_text(file.counts.repeated)));
    }
    if (file.counts.vanished > 0) {
        ctx.summary(text_of(BDD_N("{0} record of this source is not in this file; it stays",
                                  "{0} records of this source are not in this file; they stay",
                                  static_cast<unsigned long>(file.counts.vanished)),
                            count_text(file.counts.vanished)));
    }
    if (file.counts.optouts_kept > 0) {
        ctx.notice(
            text_of(BDD_N("{0} row no longer says that its person does not agree; the refusal "
                          "stays",
                          "{0} rows no longer say that their people do not agree; the refusals "
                          "stay",
                          static_cast<unsigned long>(file.counts.optouts_kept)),
                    count_text(file.counts.optouts_kept)));
    }
    if (!file.unmapped.empty()) {
        std::vector<std::string> shown(
            file.unmapped.begin(),
            file.unmapped.begin() +
                static_cast<std::ptrdiff_t>(std::min(file.unmapped.size(), k_most_names)));
        if (file.unmapped.size() > shown.size()) {
            shown.push_back(text_of(_("{0} more"), file.unmapped.size() - shown.size()));
        }
        ctx.summary(text_of(_("columns kept as raw cells only: {0}"), text::join(shown, ", ")));
    }
}

std::string headline(const ImportedFile& file) {
    std::string parts = text_of(_("{0} new, {1} updated, {2} unchanged, {3} rejected"),
                                count_text(file.counts.created), count_text(file.counts.updated),
                                count_text(file.counts.unchanged), count_text(file.rejected));
    if (!file.rejects_path.empty()) {
        parts += " → " + file.rejects_path;
    }
    return text_of(
        BDD_N("imported {0} row of {1} ({2})", "imported {0} rows of {1} ({2})", file.rows),
        count_text(static_cast<std::int64_t>(file.rows)), file.name, parts);
}

void tell(const cli::Context& ctx, const WriteSession& session, const ImportOutcome& outcome,
          bool changed) {
    const auto last = std::find_if(outcome.files.rbegin(), outcome.files.rend(),
                                   [](const ImportedFile& file) { return !file.already_imported; });
    if (!outcome.forced_reason.empty()) {
        ctx.notice(text_of(_("the source {0} still lacks the proof of collection: nobody of it is "
                             "in any list until bdd source check {0} is content"),
                           outcome.source));
    }
    for (const ImportedFile& file : outcome.files) {
        for (const std::string& warning : file.warnings) {
            ctx.notice(warning);
        }
        if (file.already_imported) {
            ctx.summary(text_of(_("{0} was already imported by run {1} on {2}; nothing changed"),
                                file.name, file.former_run.value, file.former_import));
            continue;
        }
        ctx.summary(headline(file) + (&file == &*last
                                          ? text_of(_(" in {0}"), seconds_text(session.seconds())) +
                                                (changed ? session.undo_hint() : std::string())
                                          : std::string()));
        tell_opposed(ctx, file.result.opposed);
        tell_values(ctx, file);
        tell_notes(ctx, file);
    }
}

} // namespace

Exit report_import(cli::Context& ctx, WriteSession& session, const ImportOutcome& outcome) {
    ordered_json counts = counts_of(outcome.files);
    if (!outcome.forced_reason.empty()) {
        counts["forced"] = outcome.forced_reason;
    }
    bool changed = false;
    bool rejected = false;
    for (const ImportedFile& file : outcome.files) {
        changed = changed || !file.already_imported;
        rejected = rejected || file.rejected > 0;
    }
    session.finish_if(changed, counts);
    if (ctx.json()) {
        ordered_json report = session.report(counts);
        report["source"] = outcome.source;
        report["files"] = ordered_json::array();
        for (const ImportedFile& file : outcome.files) {
            report["files"].push_back(json_of(file));
        }
        ctx.print_json(report);
    } else {
        tell(ctx, session, outcome, changed);
    }
    return rejected ? Exit::attention : Exit::done;
}

} // namespace bdd::flows
