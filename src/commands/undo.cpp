#include "cli/options.hpp"
#include "commands/commands.hpp"
#include "flows/base_session.hpp"
#include "flows/undo_run.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::optional<cli::Count> run;
    bool dry_run = false;
};

storage::Run find_run(storage::RunStore& runs, const Options& options, model::RunId own) {
    if (!options.run) {
        // The session's own row is the newest; it is an undo, which this passes over.
        if (const auto last = runs.last_undoable()) {
            return *last;
        }
        throw Error(Errc::not_found, _("there is no run to undo"), _("see: bdd log"));
    }
    const model::RunId id{static_cast<std::int64_t>(options.run->value)};
    const auto run = runs.find(id);
    if (!run || id == own) {
        throw Error(Errc::not_found, text_of(_("there is no run {0}"), id.value),
                    _("see: bdd log"));
    }
    if (run->undone_by) {
        throw Error(
            Errc::input,
            text_of(_("run {0} was already undone by run {1}"), id.value, run->undone_by->value),
            _("see: bdd log"));
    }
    if (run->command == "undo") {
        throw Error(Errc::input, text_of(_("run {0} is itself an undo"), id.value),
                    _("to have its changes again, run the undone command again"));
    }
    return *run;
}

Exit run(const Options& options, cli::Context& ctx) {
    (void)open_to_read(ctx);
    WriteSession session(ctx, "undo", options.dry_run);
    const storage::Run undone = find_run(session.runs(), options, session.run());
    const storage::UndoCounts undo = undo_run(session, undone.id, ctx.cancel);
    const nlohmann::ordered_json counts{{"undone", undone.id.value},
                                        {"records_removed", undo.records_removed},
                                        {"records_restored", undo.records_restored},
                                        {"records_moved", undo.records_moved},
                                        {"activity", undo.activity},
                                        {"lost_by_erasure", undo.lost_by_erasure}};
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
    } else {
        ctx.summary(text_of(
            _("undid run {0} ({1} of {2}); records removed: {3}, restored: {4}, moved back: {5}; "
              "in {6}{7}"),
            undone.id.value, undone.command, undone.started_at, count_text(undo.records_removed),
            count_text(undo.records_restored), count_text(undo.records_moved),
            seconds_text(session.seconds()),
            options.dry_run ? session.undo_hint() : std::string()));
        if (undo.activity > 0) {
            ctx.summary(text_of(BDD_N("{0} event, line of an order or contract taken back",
                                      "{0} events, lines of orders or contracts taken back",
                                      static_cast<unsigned long>(undo.activity)),
                                count_text(undo.activity)));
        }
        if (undo.lost_by_erasure > 0) {
            ctx.notice(text_of(BDD_N("{0} change of it stays: people were erased since",
                                     "{0} changes of it stay: people were erased since",
                                     static_cast<unsigned long>(undo.lost_by_erasure)),
                               count_text(undo.lost_by_erasure)));
        }
    }
    return Exit::done;
}

} // namespace

void add_undo(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand("undo", _("Take back a run: an import or a dedupe"));
    command->add_option("run", o->run,
                        _("Number of the run, from bdd log (default: the last one)"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd undo\n"
                      "  bdd undo 17"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
