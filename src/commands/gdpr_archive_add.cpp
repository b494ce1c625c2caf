#include "cli/options.hpp"
#include "commands/erasure_report.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/archive_people.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/erase_words.hpp"
#include "flows/protect/rights_desk.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <utility>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string person;
    std::string reason;
    cli::Day until;
    bool yes = false;
    bool dry_run = false;
};

bool agrees(const cli::Context& ctx, storage::Database& base,
            std::span<const model::ContactId> contacts, bool yes) {
    return yes || ctx.confirm(text_of(_("{0}move to the archive, and erase here for good?"),
                                      people_text(read_people(base, contacts))),
                              yes);
}

Exit run(const Options& options, cli::Context& ctx) {
    const AskedPerson person = read_person(ctx, options.person);
    const ArchiveTerms terms{recorded_text(ctx, options.reason), options.until.value};
    check_terms(terms, ctx.clock.today());
    DoneErasure done;
    {
        (void)open_to_read(ctx);
        WriteSession session(ctx, "gdpr archive add", options.dry_run);
        const std::array contacts = {find_subject(session.base(), person).contact};
        if (!options.dry_run && !agrees(ctx, session.base(), contacts, options.yes)) {
            session.abandon();
            ctx.summary(_("nothing was moved"));
            return Exit::refused;
        }
        copy_to_archive(ctx, session, contacts, terms);
        Erasure erasure = erase_people(ctx, session, contacts, ComeBack::as_new);
        const nlohmann::ordered_json counts = erasure_counts_json(erasure);
        done = finish_erasure(ctx, session, std::move(erasure), counts);
    } // The base must be closed before its bytes are read.
    const Exit exit = report_erasure(ctx, done);
    if (!options.dry_run) {
        tell_archived(ctx, terms);
    }
    return exit;
}

} // namespace

void add_gdpr_archive_add(CLI::App& archive, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = archive.add_subcommand(
        "add", _("Move a person there: what a duty needs is kept, the rest is erased for good"));
    command
        ->add_option("person", o->person,
                     _("A contact (C0000012) or an e-mail; - reads it from standard input"))
        ->required();
    command->add_option("--reason", o->reason, _("The duty that asks for it"))->required();
    command->add_option("--until", o->until, _("The last day on which the duty holds"))
        ->required()
        ->type_name("DATE");
    cli::add_yes(*command, o->yes);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr archive add C0000012 --reason 'contract 2026-014' --until "
                      "2031-12-31 --dry-run"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
