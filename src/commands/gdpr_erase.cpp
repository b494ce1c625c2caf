#include "cli/options.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/asked_id.hpp"
#include "flows/protect/check_words.hpp"
#include "flows/protect/consent_subject.hpp"
#include "flows/protect/erase_words.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

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
    storage::SplitStore splits(base);
    for (const AskedPerson& person : people) {
        contacts.push_back(person.id ? asked_contact(splits, *person.id)
                                     : find_subject(base, person).contact);
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

std::vector<PersonValue> own_values(const Erasure& erasure) {
    std::vector<PersonValue> values;
    for (const KnownPerson& person : erasure.people) {
        for (const PersonValue& value : person.values) {
            if (!value.is_shared) {
                values.push_back(value);
            }
        }
    }
    return values;
}

/// The people are gone from every table by now: what fails here can be done again.
bool rewrite(const cli::Context& ctx, storage::Database& base) {
    try {
        if (base.rewrite()) {
            return true;
        }
        ctx.notice(_("somebody else has the base open: its log could not be emptied"));
    } catch (const Error& error) {
        ctx.notice(text_of(_("the base could not be written anew: {0}"), error.what()));
    }
    ctx.notice(_("old pages may still hold values: bdd gdpr verify --clean VALUE… once that is "
                 "mended"));
    return false;
}

void tell(const cli::Context& ctx, const Erasure& erasure, const ValueCheck& check,
          const std::vector<PersonValue>& values) {
    ctx.print(erasure_text(erasure, false));
    if (check.leaves()) {
        ctx.print(check_text(check, values));
        return;
    }
    const auto others = std::count_if(check.values.begin(), check.values.end(),
                                      [](const ValueHits& hits) { return hits.is_of_others(); });
    const std::size_t own = values.size() - static_cast<std::size_t>(others);
    ctx.print(
        text_of(BDD_N("no spelling of {0} value is left in any byte of {1} files",
                      "no spelling of {0} values is left in any byte of {1} files", own),
                own, check.files.size()) +
        (others > 0 ? text_of(_("; others have {0} more of theirs too"), others) : std::string()) +
        "\n");
}

Exit run(const Options& options, cli::Context& ctx) {
    std::vector<AskedPerson> people;
    for (const std::string& word : options.people) {
        people.push_back(read_person(ctx, word));
    }
    Erasure erasure;
    nlohmann::ordered_json report;
    bool is_clean = true;
    {
        (void)open_to_read(ctx);
        WriteSession session(ctx, "gdpr erase", options.dry_run);
        const std::vector<model::ContactId> contacts = contacts_of(session.base(), people);
        if (!options.dry_run && !agrees(ctx, session.base(), contacts, options.yes)) {
            session.abandon();
            ctx.summary(_("nothing was erased"));
            return Exit::refused;
        }
        erasure = erase_people(ctx, session, contacts);
        const nlohmann::ordered_json counts = erasure_counts_json(erasure);
        session.finish(counts);
        report = session.report(counts);
        is_clean = options.dry_run || rewrite(ctx, session.base());
    } // The base must be closed before its bytes are read.
    report["outside"] = outside_json(erasure);
    if (options.dry_run) {
        if (ctx.json()) {
            ctx.print_json(report);
        } else {
            ctx.print(erasure_text(erasure, true));
            ctx.summary(_("nothing written (dry run)"));
        }
        return Exit::done;
    }
    const std::vector<PersonValue> values = own_values(erasure);
    const ValueCheck check = check_values(ctx, values, {});
    if (ctx.json()) {
        report["check"] = check_json(check, values);
        ctx.print_json(report);
    } else {
        tell(ctx, erasure, check, values);
    }
    return check.leaves() || !is_clean ? Exit::attention : Exit::done;
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
