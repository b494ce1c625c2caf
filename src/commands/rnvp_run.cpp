#include "cli/options.hpp"
#include "commands/rnvp_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/reference/open_reference.hpp"
#include "flows/rnvp/address_run.hpp"
#include "flows/rnvp/tally_report.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/rnvp/reference.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

Exit run(bool dry_run, cli::Context& ctx) {
    (void)open_to_read(ctx);
    WriteSession session(ctx, "rnvp", dry_run);
    const OpenReference opened = open_reference(reference_path(ctx));
    const rnvp::Reference& reference = opened.reference;
    const rnvp::Normalizer normalizer(reference);
    const AddressRunResult result = normalize_base(ctx, session, normalizer, reference.name());
    const AddressTally& tally = result.tally;
    nlohmann::ordered_json counts{{"addresses", result.addresses},
                                  {"normalised", tally.addresses()},
                                  {"mailable", tally.mailable()}};
    if (tally.addresses() == 0) {
        session.abandon();
        counts["reference"] = reference.name();
        if (ctx.json()) {
            nlohmann::ordered_json report = session.report(counts);
            ctx.print_json(report);
        } else {
            ctx.summary(
                text_of(_("every address is checked against {0} already"), reference.name()));
        }
        return Exit::done;
    }
    session.finish(counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["reference"] = reference.name();
        report["details"] = tally_json(tally);
        ctx.print_json(report);
    } else {
        if (!ctx.quiet()) {
            ctx.print(tally_text(tally, ctx.table_width()));
        }
        ctx.summary(text_of(_("{0} normalised: {1}; {2} can be mailed; in {3}{4}"),
                            text_of(BDD_N("{0} address", "{0} addresses", tally.addresses()),
                                    count_text(static_cast<std::int64_t>(tally.addresses()))),
                            status_line(tally),
                            count_text(static_cast<std::int64_t>(tally.mailable())),
                            seconds_text(session.seconds()), session.undo_hint()));
    }
    const bool has_rejects =
        tally.of_status(rnvp::Status::rejected) > 0 || tally.of_status(rnvp::Status::ambiguous) > 0;
    return has_rejects ? Exit::attention : Exit::done;
}

} // namespace

void set_rnvp_run(CLI::App& command, cli::Context& ctx) {
    auto dry_run = std::make_shared<bool>(false);
    cli::add_dry_run(command, *dry_run);
    command.callback([dry_run, &command, &ctx] {
        if (command.get_subcommands().empty()) {
            ctx.action = [dry_run, &ctx] { return run(*dry_run, ctx); };
        } else if (*dry_run) {
            throw Error(Errc::usage, _("--dry-run stands before the command that it is for"),
                        _("write it at the end of the line"));
        }
    });
}

} // namespace bdd::commands
