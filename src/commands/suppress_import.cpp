#include "cli/options.hpp"
#include "commands/shared_options.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/opposition_copy.hpp"
#include "flows/protect/opposition_exchange.hpp"
#include "flows/protect/opposition_import.hpp"
#include "flows/protect/opposition_words.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;
using protect::SuppressionReason;

namespace {

struct Options {
    std::string file;
    OppositionImportOptions import;
    bool macs = false;
    bool dry_run = false;

    [[nodiscard]] bool is_exchange() const noexcept { return !import.exchange_key.empty(); }
};

void tell(const cli::Context& ctx, const WriteSession& session, const OppositionWriter& writer,
          const ImportedOppositions& file, const std::string& scope) {
    for (const std::string& warning : file.warnings) {
        ctx.notice(warning);
    }
    std::string parts = text_of(_("{0} new, {1} known, {2} rejected"), count_text(file.added),
                                count_text(file.known), count_text(file.rejected));
    if (!file.rejects_path.empty()) {
        parts += " → " + file.rejects_path;
    }
    ctx.summary(
        text_of(BDD_N("read {0} row of {1} ({2}) in {3}{4}", "read {0} rows of {1} ({2}) in {3}{4}",
                      static_cast<unsigned long>(file.rows)),
                count_text(file.rows), file.name, parts, seconds_text(session.seconds()),
                session.dry_run() ? session.undo_hint() : std::string()));
    if (!file.columns.empty()) {
        ctx.summary(text_of(_("columns read: {0}"), text::join(file.columns, ", ")));
    }
    if (writer.counts().added > 0) {
        ctx.summary(text_of(_("added to the list: {0}{1}"), kinds_text(writer.counts()),
                            scope.empty() ? scope : "; " + scope));
    }
    if (file.unmatched > 0) {
        ctx.notice(text_of(
            BDD_N("{0} row matches no address of the base and cannot be kept for later: read the "
                  "list again after imports",
                  "{0} rows match no address of the base and cannot be kept for later: read the "
                  "list again after imports",
                  static_cast<unsigned long>(file.unmatched)),
            count_text(file.unmatched)));
        if (file.unmatched == file.rows) {
            ctx.notice(_("no row matches: was the list made with this key?"));
        }
    }
}

nlohmann::ordered_json json_of(const WriteSession& session, const nlohmann::ordered_json& counts,
                               const OppositionWriter& writer, const ImportedOppositions& file,
                               bool says_itself) {
    nlohmann::ordered_json report = session.report(counts);
    report["file"] = file.name;
    report["columns"] = file.columns;
    report["kinds"] = scope_json(writer);
    if (says_itself) { // Each row its own.
        for (auto& [kind, one] : report["kinds"].items()) {
            one.erase("channel");
            one.erase("purpose");
        }
    }
    report["rejects"] = file.rejects_path.empty() ? nlohmann::ordered_json()
                                                  : nlohmann::ordered_json(file.rejects_path);
    report["warnings"] = file.warnings;
    return report;
}

Exit run(const Options& options, cli::Context& ctx) {
    if (!options.macs && text::trim(options.import.words.origin).empty()) {
        throw Error(Errc::usage,
                    _("where does this list come from? the option --source is missing"),
                    _("name the tool or the list: --source newsletter"));
    }
    check_origin(options.import.words.origin);
    WriteSession session(ctx, "suppress import", options.dry_run);
    OppositionWriter writer(ctx, session, options.import.words);
    const auto read = options.macs            ? import_copy
                      : options.is_exchange() ? import_exchange
                                              : import_oppositions;
    const ImportedOppositions file = read(ctx, session, writer, options.file, options.import);
    nlohmann::ordered_json counts{{"rows", file.rows},
                                  {"new", file.added},
                                  {"known", file.known},
                                  {"rejected", file.rejected},
                                  {"oppositions", writer.counts().added}};
    if (options.is_exchange()) {
        counts["unmatched"] = file.unmatched;
    }
    session.finish_if(writer.counts().added > 0, counts);
    const bool says_itself = options.macs || options.is_exchange();
    if (ctx.json()) {
        ctx.print_json(json_of(session, counts, writer, file, says_itself));
    } else {
        tell(ctx, session, writer, file, says_itself ? std::string() : scope_text(writer));
    }
    return file.rejected > 0 ? Exit::attention : Exit::done;
}

} // namespace

void add_suppress_import(CLI::App& suppress, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    o->import.words.reason = SuppressionReason::external_list;
    CLI::App* command =
        suppress.add_subcommand("import", _("Put a list of another tool on the list"));
    command
        ->add_option("file", o->file,
                     _("CSV or TSV file, or a value a line, in clear or as SHA-256; - for standard "
                       "input"))
        ->required();
    command->add_option("-s,--source", o->import.words.origin,
                        _("Which tool or list it comes from, for the record; never a person"));
    command->add_option("--column", o->import.file.column,
                        _("The column to read (default: found by name and content)"));
    add_address_kind(*command, o->import.file.kind);
    command->add_flag("--hashed", o->import.file.hashed,
                      _("The values are SHA-256 of lower-case e-mails; anything else is refused"));
    CLI::Option* macs = command->add_flag(
        "--macs", o->macs, _("The file is a copy of a list: bdd suppress export --macs"));
    CLI::Option* exchange =
        command
            ->add_option("--exchange-key", o->import.exchange_key,
                         _("The list was made under this key, agreed with a partner: the addresses "
                           "of the base are compared with it, and those found are noted"))
            ->type_name("FILE");
    add_opposition_words(*command, o->import.words,
                         {SuppressionReason::external_list, SuppressionReason::unsubscribe,
                          SuppressionReason::complaint, SuppressionReason::verbal,
                          SuppressionReason::letter, SuppressionReason::manual});
    // A copy says itself what its entries are.
    for (const char* name :
         {"--source", "--column", "--kind", "--hashed", "--channel", "--purpose", "--reason"}) {
        macs->excludes(name);
    }
    for (const char* name : {"--column", "--kind", "--hashed", "--channel", "--macs"}) {
        exchange->excludes(name);
    }
    add_layout_options(*command, o->import.file.tabular);
    command->add_option("--rejects", o->import.rejects,
                        _("File for the rows that are refused (default: FILE.rejects.csv)"));
    command->add_flag("--overwrite", o->import.overwrite, _("Replace an existing file of rejects"));
    command->add_option("--max-rejects", o->import.max_rejects,
                        _("Give up, and change nothing, past N refused rows"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd suppress import desabonnes.csv --source newsletter\n"
                      "  bdd suppress import plaintes.txt --source router --reason complaint\n"
                      "  bdd suppress import partner.sha256 --source partner --hashed\n"
                      "  bdd suppress import p.csv --source partner --exchange-key partner.key"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
