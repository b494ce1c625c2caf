#include "cli/options.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/opposition_export.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::OutputTarget output;
    bool plain = false;
    bool macs = false;
    std::string exchange_key;
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

void tell(const Options& options, const cli::Context& ctx, const ExportedOppositions& exported) {
    const std::string target =
        options.output.is_stdout() ? std::string(_("standard output")) : options.output.path;
    ctx.summary(text_of(BDD_N("{0} opposition to {1}", "{0} oppositions to {1}",
                              static_cast<unsigned long>(exported.rows)),
                        count_text(exported.rows), target));
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

Exit run(const Options& options, cli::Context& ctx) {
    if ((options.plain ? 1 : 0) + (options.macs ? 1 : 0) + (options.exchange_key.empty() ? 0 : 1) !=
        1) {
        throw Error(
            Errc::usage, _("say for whom the list is"),
            _("--plain-sha256 for a mailing tool, --exchange-key FILE for a partner, --macs "
              "for another base with the same key"));
    }
    if (ctx.json() && options.output.is_stdout()) {
        throw Error(Errc::usage, _("--json and the list cannot share standard output"),
                    _("write the list to a file: -o FILE"));
    }
    storage::Database base = open_to_read(ctx);
    const SuppressionList list = load_suppressions(base);
    list.require_keys();
    OutputSink out(ctx, options.output);
    const ExportedOppositions exported = write(options, base, list, out);
    out.commit();
    if (ctx.json()) {
        ctx.print_json({{"rows", exported.rows},
                        {"plain", exported.plain},
                        {"addresses", exported.addresses},
                        {"file", options.output.path}});
    } else {
        tell(options, ctx, exported);
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
    command->footer(_("Examples:\n"
                      "  bdd suppress export --plain-sha256 -o newsletter.sha256\n"
                      "  bdd suppress export --exchange-key partner.key -o partner.csv\n"
                      "  bdd suppress export --macs -o oppositions.csv"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
