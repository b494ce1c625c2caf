#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "commands/retention_apply.hpp"
#include "flows/base_session.hpp"
#include "flows/contact_names.hpp"
#include "flows/protect/due_people.hpp"
#include "flows/protect/due_period.hpp"
#include "flows/protect/rights_desk.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

enum class Apply { nothing, erase, archive };

struct Options {
    std::string due = "90d";
    cli::Count most{50};
    Apply apply = Apply::nothing;
    std::string reason;
    std::optional<cli::Day> until;
    bool yes = false;
    bool dry_run = false;
    std::array<CLI::Option*, 3> of_list{};    ///< Options that say nothing to --apply,
    std::array<CLI::Option*, 2> of_apply{};   ///< to a list,
    std::array<CLI::Option*, 2> of_archive{}; ///< and to anything but --apply archive.
};

cli::Cell day_cell(std::optional<std::int32_t> days) {
    return days ? cli::Cell(to_string(from_days(*days))) : cli::Cell();
}

void tell(const cli::Context& ctx, const std::vector<DuePerson>& people, std::size_t shown,
          Date until) {
    const auto count = [&](TermState state) {
        return std::count_if(people.begin(), people.end(),
                             [&](const DuePerson& person) { return person.state == state; });
    };
    const auto passed = count(TermState::passed);
    const auto asked = count(TermState::asked);
    const auto due = count(TermState::due) + asked;
    ctx.summary(text_of(_("{0} past their term, {1} more due by {2}"), count_text(passed),
                        count_text(due), to_string(until)) +
                (asked > 0 ? text_of(_(", {0} of them asked to stay"), count_text(asked)) : ""));
    if (shown < people.size()) {
        ctx.summary(text_of(_("{0} more are not shown: --limit {1} shows all"),
                            count_text(static_cast<std::int64_t>(people.size() - shown)),
                            people.size()));
    }
    if (passed > 0) {
        ctx.summary(_("the gate lets nobody past their term out; bdd gdpr retention --apply erase "
                      "takes them out of the base"));
    }
}

Exit list(const Options& options, cli::Context& ctx) {
    const Date today = ctx.clock.today();
    const Date until = last_due_day(options.due, today);
    storage::Database base = open_to_read(ctx);
    const std::vector<DuePerson> people =
        due_people(base, gate_settings(ctx.settings), today, until);
    cli::RowPrinter printer(ctx, "contacts",
                            {{"contact", _("contact")},
                             {"name", _("name")},
                             {"company", _("company")},
                             {"collected_on", _("collected")},
                             {"last_act", _("last act")},
                             {"due_on", _("due")},
                             {"state", _("state")}});
    ContactNames names(base);
    const std::size_t shown = std::min<std::size_t>(people.size(), options.most.value);
    for (std::size_t i = 0; i < shown; ++i) {
        const DuePerson& person = people[i];
        const auto [name, company] = names.of(person.contact);
        if (!printer.row({uid_of(person.contact), name, company, day_cell(person.collected_on),
                          day_cell(person.last_act), day_cell(person.due),
                          std::string(keyword(person.state))})) {
            return Exit::done;
        }
    }
    printer.finish();
    tell(ctx, people, shown, until);
    const bool has_passed = std::any_of(people.begin(), people.end(), [](const DuePerson& person) {
        return person.state == TermState::passed;
    });
    return has_passed ? Exit::attention : Exit::done;
}

/// Refuses an option that would say nothing.
void refuse(std::span<CLI::Option* const> options, const char* message) {
    for (const CLI::Option* const option : options) {
        if (option->count() > 0) {
            throw Error(Errc::usage, text_of(message, option->get_name()),
                        _("leave it out, or see bdd gdpr retention --help"));
        }
    }
}

Exit run(const Options& options, cli::Context& ctx) {
    if (options.apply != Apply::archive) {
        refuse(options.of_archive, _("{0} belongs to --apply archive"));
    }
    if (options.apply == Apply::nothing) {
        refuse(options.of_apply, _("{0} belongs to --apply: a list changes nothing"));
        return list(options, ctx);
    }
    refuse(
        options.of_list,
        _("{0} belongs to the list: --apply acts on everybody past the term, and on nobody else"));
    RetentionApply apply{{}, options.yes, options.dry_run};
    if (options.apply == Apply::archive) {
        if (!options.until) {
            throw Error(Errc::usage, _("an archive needs the day on which the duty ends"),
                        _("name the last day on which the duty holds: --until 2036-12-31"));
        }
        apply.archive = ArchiveTerms{recorded_text(ctx, options.reason), options.until->value};
    }
    return apply_retention(apply, ctx);
}

} // namespace

void add_gdpr_retention(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "retention",
        _("List whose term ends or has ended (3 when some have); erase or archive those"));
    o->of_list[0] = command->add_option("--due", o->due, _("Whose term ends within: 90d, 90, P3M"))
                        ->capture_default_str()
                        ->type_name("PERIOD");
    o->of_list[1] =
        command->add_option("--limit", o->most, _("At most N contacts, the first due first"))
            ->capture_default_str();
    o->of_list[2] = cli::add_format(*command, ctx);
    cli::add_choice(
        *command, "--apply", {"erase", "archive"},
        [o](std::size_t choice) { o->apply = choice == 0 ? Apply::erase : Apply::archive; },
        _("Take everybody past the term out of the base; archive keeps what a duty needs"));
    o->of_archive[0] =
        command->add_option("--reason", o->reason, _("For the archive: the duty that asks for it"));
    o->of_archive[1] = command
                           ->add_option("--until", o->until,
                                        _("For the archive: the last day on which the duty holds"))
                           ->type_name("DATE");
    o->of_apply[0] = cli::add_yes(*command, o->yes);
    o->of_apply[1] = cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr retention\n"
                      "  bdd gdpr retention --due P6M --format csv\n"
                      "  bdd gdpr retention --apply erase --dry-run\n"
                      "  bdd gdpr retention --apply archive --reason 'contract 2026-014' --until "
                      "2031-12-31 --dry-run"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
