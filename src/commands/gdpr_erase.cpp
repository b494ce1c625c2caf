#include "cli/options.hpp"
#include "commands/erasure_report.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/erase_words.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::vector<std::string> people;
    bool yes = false;
    bool dry_run = false;
};

std::vector<model::ContactId> contacts_of(storage::Database& base,
                                          const std::vector<AskedPerson>& people) {
    std::vector<model::ContactId> contacts;
    for (const AskedPerson& person : people) {
        contacts.push_back(find_subject(base, person).contact);
    }
    sort_unique(contacts);
    return contacts;
}

bool agrees(const cli::Context& ctx, storage::Database& base,
            const std::vector<model::ContactId>& contacts, bool yes) {
    if (yes) {
        return true;
    }
    return ctx.confirm(text_of(_("{0}erase for good, without a way back?"),
                               people_text(read_people(base, contacts))),
                       yes);
}

Exit run(const Options& options, cli::Context& ctx) {
    std::vector<AskedPerson> people;
    for (const std::string& word : options.people) {
        people.push_back(read_person(ctx, word));
    }
    DoneErasure done;
    {
        (void)open_to_read(ctx);
        WriteSession session(ctx, "gdpr erase", options.dry_run);
        const std::vector<model::ContactId> contacts = contacts_of(session.base(), people);
        if (!options.dry_run && !agrees(ctx, session.base(), contacts, options.yes)) {
            session.abandon();
            ctx.summary(_("nothing was erased"));
            return Exit::refused;
        }
        Erasure erasure = erase_people(ctx, session, contacts);
        const nlohmann::ordered_json counts = erasure_counts_json(erasure);
        done = finish_erasure(ctx, session, std::move(erasure), counts);
    } // The base must be closed before its bytes are read.
    return report_erasure(ctx, done);
}

} // namespace

void add_gdpr_erase(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "erase", _("Erase people for good, from every byte of the base, and check that it is so"));
    command
        ->add_option("person", o->people,
                     _("Contacts (C0000012) or e-mails; - reads one from standard input"))
        ->required();
    cli::add_yes(*command, o->yes);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr erase C0000012 --dry-run\n"
                      "  bdd gdpr erase C0000012 --yes"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
