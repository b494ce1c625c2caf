#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/export_store.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string id;
    cli::Count most{50};
};

std::vector<storage::ExportEntry> entries_of(const Options& options, storage::Database& base) {
    storage::ExportStore store(base);
    if (options.id.empty()) {
        return store.newest(static_cast<std::int64_t>(options.most.value));
    }
    storage::SplitStore splits(base);
    const model::ContactId now = asked_contact(splits, parse_contact_id(options.id));
    return store.with({&now, 1});
}

Exit run(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "exports",
                            {{"run", _("run")},
                             {"at", _("when")},
                             {"purpose", _("purpose")},
                             {"recipient", _("recipient")},
                             {"format", _("format")},
                             {"contacts", _("contacts")},
                             {"file", _("file")},
                             {"purge_by", _("gone by")},
                             {"sha256", _("SHA-256")},
                             {"columns", _("columns")}});
    const std::vector<storage::ExportEntry> entries = entries_of(options, base);
    for (const storage::ExportEntry& entry : entries) {
        if (!printer.row({entry.run.value, entry.at, entry.purpose, entry.recipient, entry.format,
                          entry.contacts, entry.file_name, entry.purge_by, entry.file_sha256,
                          entry.columns})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (entries.empty()) {
        ctx.summary(options.id.empty() ? _("nothing has left the base yet")
                                       : _("no export has this contact"));
    }
    return Exit::done;
}

} // namespace

void add_gdpr_exports(CLI::App& gdpr, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = gdpr.add_subcommand(
        "exports", _("List what left the base, for whom and what for; of one contact, or all"));
    command->add_option("id", o->id, _("Only the exports that this contact is in (C0000012)"));
    command->add_option("--limit", o->most, _("At most N exports, the newest first"))
        ->capture_default_str();
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd gdpr exports\n"
                      "  bdd gdpr exports C0000012 --format csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
