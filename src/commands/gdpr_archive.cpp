#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/gdpr_commands.hpp"
#include "flows/asked_id.hpp"
#include "flows/protect/archive_people.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct ExpireOptions {
    bool yes = false;
    bool dry_run = false;
};

Exit list(cli::Context& ctx) {
    std::optional<storage::Archive> archive = open_archive(ctx);
    cli::RowPrinter printer(ctx, "entries",
                            {{"contact", _("contact")},
                             {"name", _("name")},
                             {"company", _("company")},
                             {"reason", _("kept for")},
                             {"ends_on", _("until")},
                             {"archived_at", _("archived")}});
    bool is_read = true;
    if (archive) {
        archive->each([&](const storage::ArchiveEntry& entry) {
            is_read = printer.row({entry.uid, entry.name, entry.company, entry.reason,
                                   entry.ends_on, entry.archived_at});
            return is_read;
        });
    }
    if (!is_read) {
        return Exit::done;
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(_("the archive is empty"));
        return Exit::done;
    }
    if (const auto past = archive->count_past(to_string(ctx.clock.today())); past > 0) {
        ctx.summary(text_of(BDD_N("{0} entry is past its end: bdd gdpr archive expire",
                                  "{0} entries are past their end: bdd gdpr archive expire",
                                  static_cast<unsigned long>(past)),
                            count_text(past)));
    }
    return Exit::done;
}

Exit show(const std::string& id, cli::Context& ctx) {
    const std::string uid = uid_of(parse_contact_id(id));
    std::optional<storage::Archive> archive = open_archive(ctx);
    const auto entries = archive ? archive->of(uid) : std::vector<storage::ArchiveEntry>();
    if (entries.empty()) {
        throw Error(Errc::not_found, text_of(_("the archive has nothing of {0}"), uid),
                    _("bdd gdpr archive list shows what it has"));
    }
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const storage::ArchiveEntry& entry : entries) {
        json.push_back(json_of(entry));
    }
    if (ctx.json()) {
        ctx.print_json({{"entries", json}});
        return Exit::done;
    }
    for (const nlohmann::ordered_json& entry : json) {
        ctx.print(text_of_archived(entry));
    }
    return Exit::done;
}

Exit expire(const ExpireOptions& options, cli::Context& ctx) {
    (void)open_to_read(ctx);
    WriteSession session(ctx, "gdpr archive expire", options.dry_run);
    const std::string today = to_string(ctx.clock.today());
    std::int64_t past = 0;
    if (storage::has_archive(ctx.db_path())) {
        storage::Archive archive(
            ctx.db_path(), options.dry_run ? storage::Access::rehearse : storage::Access::write,
            ctx.wait_seconds(), &ctx.cancel);
        past = archive.count_past(today);
        if (past > 0 && !options.dry_run &&
            !ctx.confirm(text_of(BDD_N("{0} entry past its end: remove it for good?",
                                       "{0} entries past their end: remove them for good?",
                                       static_cast<unsigned long>(past)),
                                 count_text(past)),
                         options.yes)) {
            session.abandon();
            ctx.summary(_("nothing was removed"));
            return Exit::refused;
        }
        if (past > 0) {
            archive.remove_past(today);
        }
    }
    const nlohmann::ordered_json counts{{"removed", past}};
    session.finish_if(past > 0, counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
    }
    if (past == 0) {
        ctx.summary(_("nothing in the archive is past its end"));
        return Exit::done;
    }
    ctx.summary(
        text_of(BDD_N("removed {0} entry from the archive", "removed {0} entries from the archive",
                      static_cast<unsigned long>(past)),
                count_text(past)) +
        (options.dry_run ? _("; nothing written (dry run)") : ""));
    return Exit::done;
}

void add_list(CLI::App& archive, cli::Context& ctx) {
    CLI::App* command = archive.add_subcommand(
        "list", _("List who is in it, for which duty and until when, the first to end first"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n  bdd gdpr archive list"));
    command->callback([&ctx] { ctx.action = [&ctx] { return list(ctx); }; });
}

void add_show(CLI::App& archive, cli::Context& ctx) {
    auto id = std::make_shared<std::string>();
    CLI::App* command =
        archive.add_subcommand("show", _("Print everything that it keeps of a person"));
    command->add_option("id", *id, _("The contact that the person was (C0000012)"))->required();
    command->footer(_("Examples:\n  bdd gdpr archive show C0000012"));
    command->callback([id, &ctx] { ctx.action = [id, &ctx] { return show(*id, ctx); }; });
}

void add_expire(CLI::App& archive, cli::Context& ctx) {
    auto o = std::make_shared<ExpireOptions>();
    CLI::App* command = archive.add_subcommand(
        "expire", _("Remove what is past its end, from every byte of the archive"));
    cli::add_yes(*command, o->yes);
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n  bdd gdpr archive expire --dry-run"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return expire(*o, ctx); }; });
}

} // namespace

void add_gdpr_archive(CLI::App& gdpr, cli::Context& ctx) {
    CLI::App* command = gdpr.add_subcommand(
        "archive", _("People whom a legal duty keeps: a file apart that nothing else reads"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd gdpr archive add C0000012 --reason 'contract 2026-014' --until "
                      "2031-12-31 --dry-run\n"
                      "  bdd gdpr archive list\n"
                      "  bdd gdpr archive expire --dry-run"));
    add_gdpr_archive_add(*command, ctx);
    add_list(*command, ctx);
    add_show(*command, ctx);
    add_expire(*command, ctx);
}

} // namespace bdd::commands
