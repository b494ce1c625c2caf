#include "flows/returns/return_report.hpp"

#include "flows/returns/return_json.hpp"
#include "flows/returns/returned_mail.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

/// Texts of unknown motives that are listed one by one.
constexpr std::size_t k_most_texts = 12;

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

std::string headline(const ReturnedFile& file) {
    std::string parts = text_of(_("{0} new, {1} known, {2} rejected"), count(file.added),
                                count(file.known), count_text(file.rejected));
    if (!file.rejects_path.empty()) {
        parts += " → " + file.rejects_path;
    }
    return text_of(BDD_N("imported {0} piece of returned mail of {1} ({2})",
                         "imported {0} pieces of returned mail of {1} ({2})", file.rows),
                   count(file.rows), file.name, parts);
}

void tell_unknown_motives(const cli::Context& ctx, const ReturnedFile& file) {
    std::uint64_t rows = 0;
    std::vector<std::pair<std::string, std::uint64_t>> texts(file.unknown_motives.begin(),
                                                             file.unknown_motives.end());
    for (const auto& [text, n] : texts) {
        rows += n;
    }
    if (rows == 0) {
        return;
    }
    ctx.notice(
        text_of(BDD_N("{0} piece with an unknown motive counts as a fault of the address:",
                      "{0} pieces with an unknown motive count as faults of the address:", rows),
                count(rows)));
    std::stable_sort(texts.begin(), texts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::size_t more = texts.size() > k_most_texts ? texts.size() - k_most_texts : 0;
    texts.resize(texts.size() - more);
    for (const auto& [text, n] : texts) {
        ctx.notice(fmt::format("  {:>9}  {}", count(n), text));
    }
    if (more > 0) {
        ctx.notice(text_of(_("  and {0} more"), more));
    }
}

void tell_file(const cli::Context& ctx, const ReturnedFile& file) {
    tell_unknown_motives(ctx, file);
    if (file.without_motive > 0) {
        ctx.notice(text_of(BDD_N("{0} piece without a motive counts as a fault of the address",
                                 "{0} pieces without a motive count as faults of the address",
                                 file.without_motive),
                           count(file.without_motive)));
    }
    if (file.without_date > 0) {
        ctx.notice(text_of(BDD_N("{0} piece without a date is of today",
                                 "{0} pieces without a date are of today", file.without_date),
                           count(file.without_date)));
    }
    if (file.by_lines > 0) {
        ctx.summary(text_of(BDD_N("{0} piece without a reference was found by its lines",
                                  "{0} pieces without a reference were found by their lines",
                                  file.by_lines),
                            count(file.by_lines)));
    }
    for (std::size_t i = 0; i < file.repairs.size(); ++i) {
        if (file.repairs.at(i) != 0) {
            ctx.summary(fmt::format("  {:>9}  {}", count_text(file.repairs.at(i)),
                                    describe(static_cast<fields::Repair>(i))));
        }
    }
    if (file.blank_rows > 0) {
        ctx.summary(text_of(
            BDD_N("{0} blank row passed over", "{0} blank rows passed over", file.blank_rows),
            file.blank_rows));
    }
}

void tell_effects(const cli::Context& ctx, const ReturnedMail& mail, double price) {
    ctx.summary(text_of(BDD_N("{0} piece came back, which cost {1} at {2} a piece",
                              "{0} pieces came back, which cost {1} at {2} a piece", mail.pieces()),
                        count(mail.pieces()), euros(static_cast<double>(mail.pieces()) * price),
                        euros(price)));
    ctx.summary(text_of(BDD_N("{0} of their contacts gets no letters now",
                              "{0} of their contacts get no letters now", mail.stopped),
                        count(mail.stopped)));
    if (mail.to_review() > 0) {
        ctx.summary(text_of(BDD_N("{0} is unknown at the address: look whether it has left",
                                  "{0} are unknown at the address: look whether they have left",
                                  mail.to_review()),
                            count(mail.to_review())));
    }
    if (mail.oppositions() > 0) {
        ctx.summary(text_of(BDD_N("{0} refused: an opposition to be confirmed",
                                  "{0} refused: oppositions to be confirmed", mail.oppositions()),
                            count(mail.oppositions())));
    }
}

} // namespace

Exit report_returns(cli::Context& ctx, WriteSession& session, const std::string& source,
                    const std::vector<ReturnedFile>& files, double price) {
    const ReturnSums sums = sums_of(files);
    const nlohmann::ordered_json counts = counts_json(sums);
    const bool changed = sums.added > 0;
    const ReturnedMail mail = count_returned_mail(session.base(), session.run());
    session.finish_if(changed, counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["source"] = source;
        report["files"] = files_json(files);
        report["piece_price"] = price;
        report["returns"] = returned_mail_json(mail, price);
        ctx.print_json(report);
        return sums.rejected > 0 ? Exit::attention : Exit::done;
    }
    if (!ctx.quiet()) {
        ctx.print(returned_mail_text(mail, price, ctx.table_width()));
    }
    for (const ReturnedFile& file : files) {
        for (const std::string& warning : file.warnings) {
            ctx.notice(warning);
        }
        ctx.summary(headline(file) + (&file == &files.back()
                                          ? text_of(_(" in {0}"), seconds_text(session.seconds())) +
                                                (changed ? session.undo_hint() : std::string())
                                          : std::string()));
        tell_file(ctx, file);
    }
    if (changed) {
        tell_effects(ctx, mail, price);
    }
    return sums.rejected > 0 ? Exit::attention : Exit::done;
}

} // namespace bdd::flows
