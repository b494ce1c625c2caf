#include "cli/options.hpp"
#include "commands/export_terms.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/processing_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

using protect::Basis;

struct Options {
    std::optional<protect::Purpose> purpose;
    std::optional<std::string> basis;
    std::optional<std::string> lia;
    std::optional<std::string> people;
    std::optional<std::string> data;
    std::optional<std::string> transfers;
    std::optional<std::string> period;
    std::optional<std::string> security;
    std::optional<cli::Day> reviewed;
    bool dry_run = false;
};

Exit print(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const Date today = ctx.clock.today();
    const std::vector<ProcessingSheet> sheets = processing_sheets(ctx.settings, base, today);
    if (ctx.json()) {
        ctx.print_json(register_json(sheets, today));
    } else if (ctx.format == cli::Format::csv) {
        ctx.print(register_csv(sheets));
    } else {
        ctx.print(register_markdown(sheets, today));
    }
    if (sheets.empty()) {
        ctx.summary(_("no sheet yet: describe a purpose with bdd gdpr register set prospection, or "
                      "export something"));
    }
    return Exit::done;
}

void check(const Options& options, Date today) {
    if (!options.basis && !options.lia && !options.people && !options.data && !options.transfers &&
        !options.period && !options.security && !options.reviewed) {
        throw Error(Errc::usage, _("nothing is said of the purpose"),
                    _("add --basis, --lia, --people, --data, --transfers, --period, --security or "
                      "--reviewed"));
    }
    if (options.reviewed && options.reviewed->value > today) {
        throw Error(
            Errc::usage,
            text_of(_("--reviewed {0} lies in the future"), to_string(options.reviewed->value)),
            _("write the day on which the sheet was looked through"));
    }
}

/// One tidy line; an empty one takes away what was said.
void take(const std::optional<std::string>& given, std::string& value) {
    if (given) {
        value = text::clean_line(*given);
    }
}

Exit set(const Options& options, cli::Context& ctx) {
    check(options, ctx.clock.today());
    WriteSession session(ctx, "gdpr register", options.dry_run);
    storage::ProcessingStore store(session.base());
    const std::string purpose(keyword(options.purpose.value()));
    const auto known = store.find(purpose);
    storage::Processing sheet = known.value_or(storage::Processing{});
    sheet.purpose = purpose;
    take(options.basis, sheet.basis);
    take(options.lia, sheet.lia);
    take(options.people, sheet.people);
    take(options.data, sheet.data);
    take(options.transfers, sheet.transfers);
    take(options.period, sheet.period);
    take(options.security, sheet.security);
    if (options.reviewed) {
        sheet.reviewed_on = to_string(options.reviewed->value);
    }
    store.save(sheet);
    const nlohmann::ordered_json counts{{"added", known ? 0 : 1}, {"changed", known ? 1 : 0}};
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
        return Exit::done;
    }
    ctx.summary(text_of(known ? _("the sheet of {0} is changed{1}") : _("{0} has a sheet now{1}"),
                        purpose, options.dry_run ? session.undo_hint() : std::string()));
    return Exit::done;
}

void add_set(CLI::App& parent, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        parent.add_subcommand("set", _("Write what the register says of a purpose"));
    std::vector<std::string> purposes;
    for (const protect::Purpose known : protect::k_purposes) {
        purposes.emplace_back(keyword(known));
    }
    cli::add_choice(
        *command, "purpose", std::move(purposes),
        [o](std::size_t index) { o->purpose = protect::k_purposes.at(index); },
        _("The purpose that is described"))
        ->required();
    std::vector<std::string> bases;
    for (const Basis basis :
         {Basis::consent, Basis::legitimate_interest, Basis::contract, Basis::existing_customer}) {
        bases.emplace_back(keyword(basis));
    }
    bases.emplace_back("settings");
    cli::add_choice(
        *command, "--basis", bases,
        [o, bases](std::size_t index) {
            o->basis = index + 1 == bases.size() ? std::string() : bases[index];
        },
        _("The legal basis; settings: as the settings say"));
    const auto text = [&](const char* name, std::optional<std::string>& target,
                          const char* description) {
        command->add_option(name, target, description)->type_name("TEXT");
    };
    text("--lia", o->lia, _("Reference of the balancing test behind a legitimate interest"));
    text("--people", o->people, _("Whose data it is"));
    text("--data", o->data, _("Which data"));
    text("--transfers", o->transfers,
         _("What goes outside the European Economic Area, and under which guarantees"));
    text("--period", o->period, _("How long it is kept"));
    text("--security", o->security, _("How it is kept safe"));
    command->add_option("--reviewed", o->reviewed, _("Day on which the sheet was looked through"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd gdpr register set prospection --lia LIA-2026-01 --people 'Buyers of "
                      "firms'\n"
                      "  bdd gdpr register set prospection --reviewed 2026-01-31"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return set(*o, ctx); }; });
}

} // namespace

void add_gdpr_register(CLI::App& gdpr, cli::Context& ctx) {
    CLI::App* command = gdpr.add_subcommand(
        "register", _("Print the register of processing (RGPD art. 30), and what it lacks"));
    command->require_subcommand(0, 1);
    cli::add_choice(
        *command, "--format", {"md", "csv", "json"},
        [&ctx](std::size_t index) {
            ctx.format = index == 0   ? cli::Format::table
                         : index == 1 ? cli::Format::csv
                                      : cli::Format::json;
        },
        _("Markdown, rows for a spreadsheet, or JSON"))
        ->default_str("md");
    command->footer(_("Examples:\n"
                      "  bdd gdpr register >register.md\n"
                      "  bdd gdpr register set prospection --lia LIA-2026-01"));
    command->callback([command, &ctx] {
        if (command->get_subcommands().empty()) {
            ctx.action = [&ctx] { return print(ctx); };
        }
    });
    add_set(*command, ctx);
}

} // namespace bdd::commands
