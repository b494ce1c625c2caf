#include "cli/options.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/opposition_export.hpp"
#include "flows/protect/opposition_log.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::OutputTarget output;
    bool plain = false;
    bool macs = false;
    std::string exchange_key;
    std::optional<std::string> recipient;
    bool dry_run = false;
};

ExportedOppositions write(const Options& options, storage::Database& base,
                          const SuppressionList& list, OutputSink& out) {
    if (options.plain) {
        return export_plain(base, list, out);
    }
    if (options.macs) {
        return export_copy(base, list, out);
    }
    return export_exchange(base, list, read_exchange_key(options.exchange_key), out);
}

/// The columns of the file, for the log of exports.
std::string columns_of(const Options& options) {
    if (options.plain) {
        return "sha256";
    }
    if (!options.macs) {
        return "kind mac channels";
    }
    std::string columns(text::trim(k_copy_header));
    std::replace(columns.begin(), columns.end(), ',', ' ');
    return columns;
}

void tell(const Options& options, const cli::Context& ctx, const ExportedOppositions& exported,
          bool is_new_recipient) {
    const std::string target =
        options.output.is_stdout() ? std::string(_("standard output")) : options.output.path;
    ctx.summary(text_of(BDD_N("{0} opposition to {1}{2}", "{0} oppositions to {1}{2}",
                              static_cast<unsigned long>(exported.rows)),
                        count_text(exported.rows), target,
                        options.dry_run ? _("; nothing written (dry run)") : ""));
    if (is_new_recipient) {
        ctx.notice(text_of(_("{0} is a new recipient; say what it is: bdd gdpr recipients add "
                             "'{0}' --kind KIND --contract REF"),
                           *options.recipient));
    }
    if (options.macs) {
        ctx.notice(
            _("it can be read by a base with the same key only: bdd suppress import --macs"));
        return;
    }
    if (options.plain) {
        ctx.notice(text_of(_("{0} as they came from other tools, {1} of e-mails that are in the "
                             "base; what is on the list as a fingerprint alone cannot be given"),
                           count_text(exported.plain), count_text(exported.addresses)));
        return;
    }
    ctx.notice(_("these are the opposed addresses that are in the base; what is on the list as a "
                 "fingerprint alone cannot be given"));
}

void check(const Options& options, const cli::Context& ctx) {
    if ((options.plain ? 1 : 0) + (options.macs ? 1 : 0) + (options.exchange_key.empty() ? 0 : 1) !=
        1) {
        throw Error(
            Errc::usage, _("say for whom the list is"),
            _("--plain-sha256 for a mailing tool, --exchange-key FILE for a partner, --macs "
              "for another base with the same key"));
    }
    if (options.recipient ? options.recipient->empty() : !options.macs) {
        throw Error(Errc::usage, _("the list leaves the house: who gets it?"),
                    _("name who it is for: --for 'Name'"));
    }
    if (ctx.json() && options.output.is_stdout()) {
        throw Error(Errc::usage, _("--json and the list cannot share standard output"),
                    _("write the list to a file: -o FILE"));
    }
}

Exit run(Options options, cli::Context& ctx) {
    if (options.recipient) {
        options.recipient = text::clean_line(*options.recipient);
    }
    check(options, ctx);
    (void)open_to_read(ctx); // A base that is not there is not made for this.
    WriteSession session(ctx, "suppress export", options.dry_run);
    const SuppressionList list = load_suppressions(session.base());
    list.require_keys();
    OutputSink out(ctx, options.output, OutputSink::Hash::yes,
                   options.dry_run ? OutputSink::Keep::no : OutputSink::Keep::yes);
    const ExportedOppositions exported = write(options, session.base(), list, out);
    const std::string recipient = options.recipient.value_or(std::string());
    const bool is_new_recipient = log_departure(
        session, {recipient, options.plain ? "processor" : "partner", columns_of(options),
                  options.output.is_stdout() ? std::string() : options.output.path, out.sha256()});
    const nlohmann::ordered_json counts{{"rows", exported.rows}};
    session.finish(counts);
    out.commit();
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["rows"] = exported.rows;
        report["plain"] = exported.plain;
        report["addresses"] = exported.addresses;
        report["file"] = options.output.path;
        report["recipient"] =
            recipient.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(recipient);
        ctx.print_json(report);
    } else {
        tell(options, ctx, exported, is_new_recipient);
    }
    return Exit::done;
}

} // namespace

void add_suppress_export(CLI::App& suppress, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command =
        suppress.add_subcommand("export", _("Write the list for a tool, a partner or a base"));
    cli::add_output(*command, o->output);
    command->add_flag(
        "--plain-sha256", o->plain,
        _("SHA-256 of e-mails, one a line: those that came so, and those of the base"));
    command->add_option("--exchange-key", o->exchange_key,
                        _("Fingerprints under a key agreed with a partner: a private file of 64 "
                          "hexadecimal digits"));
    command->add_flag("--macs", o->macs,
                      _("The whole list as it is, for a base with the same key file"));
    command->add_option("--for", o->recipient,
                        _("Who gets the list, for the log of exports; with --macs only when it "
                          "leaves the house"));
    cli::add_dry_run(*command, o->dry_run);
    command->footer(_("Examples:\n"
                      "  bdd suppress export --plain-sha256 --for 'Mailing SA' -o mailing.sha256\n"
                      "  bdd suppress export --exchange-key partner.key --for Partner -o p.csv\n"
                      "  bdd suppress export --macs -o oppositions.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
