#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/asked_country.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/export_store.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

/// What a recipient is in law; the words are those of the base.
enum class Role { processor, controller, partner };

struct Options {
    std::string name;
    std::optional<Role> role;
    std::optional<std::string> contract;
    std::optional<std::string> country;
    bool dry_run = false;
};

const char* word_of(Role role) {
    return role == Role::processor    ? "processor"
           : role == Role::controller ? "controller"
                                      : "partner";
}

Exit add(const Options& options, cli::Context& ctx) {
    const std::string name(text::trim(options.name));
    if (name.empty()) {
        throw Error(Errc::usage, _("a recipient needs a name"), _("write the name of the company"));
    }
    WriteSession session(ctx, "gdpr recipients", options.dry_run);
    storage::ExportStore store(session.base());
    const auto known = store.find_recipient(name);
    storage::Recipient recipient = known.value_or(storage::Recipient{});
    recipient.name = name;
    recipient.kind = options.role ? word_of(*options.role) : recipient.kind;
    recipient.contract = options.contract.value_or(recipient.contract);
    if (options.country) { // An empty one is taken away.
        recipient.country =
            options.country->empty() ? std::string() : asked_country(*options.country);
    }
    if (known) {
        store.update_recipient(recipient);
    } else {
        recipient.created_at = session.started_at();
        store.add_recipient(recipient);
    }
    const nlohmann::ordered_json counts{{"added", known ? 0 : 1}, {"changed", known ? 1 : 0}};
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
        return Exit::done;
    }
    ctx.summary(
        text_of(known ? _("recipient {0} changed: {1}{2}") : _("recipient {0} added: {1}{2}"), name,
                recipient.kind, options.dry_run ? session.undo_hint() : std::string()));
    if (recipient.kind == "processor" && recipient.contract.empty()) {
        ctx.notice(_("a processor needs a contract (RGPD art. 28): add --contract REF"));
    }
    return Exit::done;
}

Exit list(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "recipients",
                            {{"name", _("name")},
                             {"kind", _("kind")},
                             {"contract", _("contract")},
                             {"country", _("country")},
                             {"exports", _("exports")},
                             {"last_export", _("last export")}});
    const std::vector<storage::Recipient> recipients = storage::ExportStore(base).recipients();
    for (const storage::Recipient& one : recipients) {
        if (!printer.row(
                {one.name, one.kind, one.contract, one.country, one.exports, one.last_export})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (recipients.empty()) {
        ctx.summary(_("no recipients yet; the first export --for somebody makes one"));
    }
    return Exit::done;
}

} // namespace

void add_gdpr_recipients(CLI::App& gdpr, cli::Context& ctx) {
    CLI::App* command =
        gdpr.add_subcommand("recipients", _("Those who get files: who they are, by what contract"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd gdpr recipients list\n"
                      "  bdd gdpr recipients add 'Imprimerie du Port' --contract 2026-014"));
    {
        auto o = std::make_shared<Options>();
        CLI::App* sub =
            command->add_subcommand("add", _("Add a recipient, or change what is said of it"));
        sub->add_option("name", o->name, _("Name, as after export --for"))->required();
        cli::add_choice(
            *sub, "--kind", {"processor", "controller", "partner"},
            [o](std::size_t index) { o->role = static_cast<Role>(index); },
            _("processor (works for us), controller (a platform), partner (for its own use)"));
        sub->add_option("--contract", o->contract, _("Reference of the contract"));
        sub->add_option("--country", o->country, _("Where it works: FR, BE …"));
        cli::add_dry_run(*sub, o->dry_run);
        sub->footer(_("Examples:\n"
                      "  bdd gdpr recipients add 'Imprimerie du Port' --contract 2026-014"));
        sub->callback([o, &ctx] { ctx.action = [o, &ctx] { return add(*o, ctx); }; });
    }
    {
        CLI::App* sub = command->add_subcommand("list", _("List the recipients"));
        cli::add_format(*sub, ctx);
        sub->footer(_("Examples:\n  bdd gdpr recipients list"));
        sub->callback([&ctx] { ctx.action = [&ctx] { return list(ctx); }; });
    }
}

} // namespace bdd::commands
