#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/output_sink.hpp"
#include "flows/review_answers.hpp"
#include "flows/review_export.hpp"
#include "flows/review_list.hpp"
#include "flows/review_session.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

constexpr std::size_t k_most_listed = 20;

enum class Target { none, csv };

struct Options {
    std::optional<cli::Count> most;
    bool list = false;
    Target to = Target::none;
    cli::OutputTarget output;
    bool excel_fr = false;
    std::string verdicts;
    TabularOptions layout;
    std::string rejects;
    bool dry_run = false;

    [[nodiscard]] bool writes_file() const {
        return to != Target::none || excel_fr || !output.path.empty();
    }
};

nlohmann::ordered_json json_of_side(const ReviewSide& side) {
    return {{"contact", uid_of(side.contact)},
            {"record", side.record.value},
            {"name", side.name()},
            {"company", side[ReviewField::company]},
            {"job_title", side[ReviewField::job_title]},
            {"email", side[ReviewField::email]},
            {"phone", side.best_phone()},
            {"town", side[ReviewField::town]}};
}

nlohmann::ordered_json json_of_items(const std::vector<ReviewItem>& items, std::size_t waiting) {
    nlohmann::ordered_json pairs = nlohmann::ordered_json::array();
    for (const ReviewItem& item : items) {
        pairs.push_back({{"probability", std::round(item.probability * 1000) / 1000},
                         {"a", json_of_side(item.a)},
                         {"b", json_of_side(item.b)}});
    }
    return {{"waiting", waiting}, {"pairs", std::move(pairs)}};
}

/// Two lines for each pair: what differs stands below each other.
std::string text_of_items(const std::vector<ReviewItem>& items, std::size_t width) {
    report::TextTable table({{_("probability"), report::Align::right},
                             {_("contact")},
                             {_("name")},
                             {_("company")},
                             {_("job")},
                             {_("e-mail")},
                             {_("phone"), report::Align::left},
                             {_("town")}});
    for (const ReviewItem& item : items) {
        for (const ReviewSide* side : {&item.a, &item.b}) {
            const ReviewSide& s = *side;
            table.add_row({side == &item.a ? fmt::format("{:.2f}", item.probability) : "",
                           uid_of(s.contact), s.name(), s[ReviewField::company],
                           s[ReviewField::job_title], s[ReviewField::email], s.best_phone(),
                           s[ReviewField::town]});
        }
    }
    return table.render(width);
}

Exit list(cli::Context& ctx, storage::Database& base,
          const std::vector<storage::ReviewPair>& queue) {
    ReviewSides sides(base);
    std::vector<ReviewItem> items;
    for (const storage::ReviewPair& pair : queue) {
        if (auto item = sides.find(pair)) {
            items.push_back(std::move(*item));
        }
    }
    const std::size_t waiting = review_count(base);
    if (ctx.json()) {
        ctx.print_json(json_of_items(items, waiting));
        return Exit::done;
    }
    ctx.print(text_of_items(items, ctx.table_width()));
    ctx.summary(text_of(_("{0} of {1}, the most doubtful first; bdd dedupe explain tells why"),
                        items.size(), text_of(BDD_N("{0} pair", "{0} pairs", waiting), waiting)));
    return Exit::done;
}

Exit write_file(const Options& options, cli::Context& ctx, storage::Database& base,
                const std::vector<storage::ReviewPair>& queue) {
    if (ctx.json() && options.output.is_stdout()) {
        throw Error(Errc::usage, _("--json would mix with the pairs on standard output"),
                    _("write the pairs to a file: -o pairs.csv"));
    }
    OutputSink sink(ctx, options.output);
    const ReviewExport written = write_review(ctx, base, queue, options.excel_fr, sink);
    const std::string target = options.output.is_stdout() ? "-" : options.output.path;
    if (ctx.json()) {
        ctx.print_json(
            {{"file", target},
             {"counts", {{"pairs", written.pairs}, {"escaped_formulas", written.escaped}}}});
        return Exit::done;
    }
    ctx.summary(text_of(BDD_N("wrote {0} pair to {1}", "wrote {0} pairs to {1}",
                              static_cast<unsigned long>(written.pairs)),
                        count_text(written.pairs),
                        options.output.is_stdout() ? _("standard output") : target.c_str()));
    if (written.pairs > 0) {
        ctx.summary(text_of(_("write same or different into the column verdict, then: bdd dedupe "
                              "review --verdicts {0}"),
                            options.output.is_stdout() ? _("FILE") : target.c_str()));
    }
    return Exit::done;
}

Exit look(const Options& options, cli::Context& ctx) {
    const bool asks = !options.list && !options.writes_file() && !ctx.json() &&
                      ctx.io.stdin_is_terminal && ctx.io.out.is_terminal();
    const std::size_t most = asks || options.writes_file() ? 0 : k_most_listed;
    std::vector<storage::ReviewPair> queue;
    {
        storage::Database base = open_to_read(ctx);
        queue = review_queue(base, options.most ? options.most->value : most);
        if (options.writes_file()) {
            return write_file(options, ctx, base, queue);
        }
        if (queue.empty() && !ctx.json()) {
            ctx.summary(_("no pair waits for a look; bdd dedupe finds them"));
            return Exit::done;
        }
        if (!asks) {
            return list(ctx, base, queue);
        }
    }
    return ReviewSession(ctx, std::move(queue)).run();
}

void tell(const cli::Context& ctx, const WriteSession& session, const AnswerCounts& counts,
          const std::string& file, const std::string& rejects_path) {
    const std::string rejected =
        count_text(counts.rejected) + (rejects_path.empty() ? "" : " → " + rejects_path);
    ctx.summary(text_of(
        _("read {0}: same {1}, different {2}, unchanged {3}, without a verdict "
          "{4}, rejected {5} in {6}{7}"),
        file, count_text(counts.same), count_text(counts.different), count_text(counts.unchanged),
        count_text(counts.empty), rejected, seconds_text(session.seconds()),
        counts.changed() || session.dry_run() ? session.undo_hint() : std::string()));
}

Exit take_answers(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx);
    ReviewAnswers answers(options.verdicts, options.layout);
    const TabularInput& input = answers.input();
    for (const std::string& warning : input.warnings()) {
        ctx.notice(warning);
    }
    RejectsFile rejects({options.rejects, input.file.path(), options.output.overwrite,
                         input.dialect.delimiter, input.dialect.header_bytes,
                         input.encoding.encoding == io::Encoding::utf8 && input.encoding.bom,
                         input.encoding.encoding});
    WriteSession session(ctx, "dedupe review", options.dry_run);
    const AnswerCounts counts = answers.apply(session, rejects, ctx.cancel);
    const nlohmann::ordered_json json{{"rows", counts.rows},
                                      {"same", counts.same},
                                      {"different", counts.different},
                                      {"unchanged", counts.unchanged},
                                      {"empty", counts.empty},
                                      {"rejected", counts.rejected},
                                      {"contacts_merged", counts.same},
                                      {"records_moved", counts.records_moved},
                                      {"verdicts", counts.verdicts}};
    if (!options.dry_run) {
        rejects.commit();
    }
    session.finish_if(counts.changed(), json);
    const std::string rejects_path = options.dry_run ? std::string() : rejects.path();
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(json);
        report["rejects"] =
            rejects_path.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(rejects_path);
        ctx.print_json(report);
    } else {
        tell(ctx, session, counts, input.file.display_name(), rejects_path);
    }
    return counts.rejected > 0 ? Exit::attention : Exit::done;
}

Exit run(const Options& options, cli::Context& ctx) {
    if (options.verdicts.empty()) {
        if (options.dry_run || !options.rejects.empty()) {
            throw Error(Errc::usage,
                        text_of(_("{0} goes with --verdicts alone"),
                                options.dry_run ? "--dry-run" : "--rejects"),
                        _("leave it out: the base changes only by your answers"));
        }
        return look(options, ctx);
    }
    if (options.writes_file() || options.list || options.most) {
        throw Error(Errc::usage, _("--verdicts reads a file; the other options write one"),
                    _("one after the other: first --to csv, then --verdicts"));
    }
    return take_answers(options, ctx);
}

} // namespace

void add_dedupe_review(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        dedupe.add_subcommand("review", _("Look at contacts that may be one, and judge them"));
    command->add_option("--most", o->most,
                        _("At most N pairs; 0: all (default: 20 in a list, else all)"));
    command->add_flag("--list", o->list, _("List the pairs, also on a terminal"));
    cli::add_choice(*command, "--to", o->to, {{"csv", Target::csv}},
                    _("Write the pairs to a file, with a column for the verdicts"));
    cli::add_output(*command, o->output);
    command->add_flag("--excel-fr", o->excel_fr,
                      _("For a French Excel: ';', byte order mark, CRLF, formulas disarmed, phones "
                        "in national form"));
    command
        ->add_option("--verdicts", o->verdicts,
                     _("Do what the column verdict of such a file says: same or different"))
        ->type_name("FILE");
    command
        ->add_option("--encoding", o->layout.encoding,
                     _("Character set of the verdicts, when the guess is wrong"))
        ->capture_default_str();
    command->add_option("--delimiter", o->layout.delimiter,
                        _("Separator of the verdicts: ';', ',', '|' or tab"));
    command
        ->add_option("--rejects", o->rejects,
                     _("File for the rows that are refused (default: FILE.rejects.csv)"))
        ->type_name("FILE");
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd dedupe review\n"
                      "  bdd dedupe review --most 0 --json\n"
                      "  bdd dedupe review --to csv -o pairs.csv\n"
                      "  bdd dedupe review --verdicts pairs.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
