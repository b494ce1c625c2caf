#include "cli/options.hpp"
#include "commands/rnvp_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/base_session.hpp"
#include "flows/returns/returned_mail.hpp"
#include "flows/rnvp/address_run.hpp"
#include "flows/rnvp/tally_report.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Decimal piece_price{1.0};
};

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

std::string sources_text(const std::vector<storage::SourceAddresses>& sources, std::size_t width) {
    report::TextTable table({{_("source"), report::Align::left},
                             {_("records"), report::Align::right},
                             {_("can be mailed"), report::Align::right},
                             {_("without a town"), report::Align::right}});
    for (const storage::SourceAddresses& source : sources) {
        table.add_row(
            {source.source, count(source.records), count(source.mailable), count(source.rejected)});
    }
    return table.render(width);
}

nlohmann::ordered_json sources_json(const std::vector<storage::SourceAddresses>& sources) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const storage::SourceAddresses& source : sources) {
        list.push_back({{"source", source.source},
                        {"records", source.records},
                        {"mailable", source.mailable},
                        {"rejected", source.rejected}});
    }
    return list;
}

Exit run(const Options& options, cli::Context& ctx) {
    check_price(options.piece_price, "--piece-price 0.85");
    storage::Database base = open_to_read(ctx);
    const AddressTally tally = tally_of_base(base);
    const std::vector<storage::SourceAddresses> sources = storage::AddressStore(base).by_source();
    const ReturnedMail returned = count_returned_mail(base);
    const auto unmailable = static_cast<double>(tally.addresses() - tally.mailable());
    const double saved = unmailable * options.piece_price.value;
    if (ctx.json()) {
        nlohmann::ordered_json report = tally_json(tally);
        report["sources"] = sources_json(sources);
        report["piece_price"] = options.piece_price.value;
        report["postage_saved"] = saved;
        report["returns"] = returned_mail_json(returned, options.piece_price.value);
        ctx.print_json(report);
        return Exit::done;
    }
    const std::string returned_text =
        returned_mail_text(returned, options.piece_price.value, ctx.table_width());
    if (tally.addresses() == 0) {
        ctx.notice(_("no address is normalised yet: bdd rnvp run"));
        ctx.print(returned_text);
        return Exit::done;
    }
    ctx.print(tally_text(tally, ctx.table_width()));
    ctx.print("\n" + sources_text(sources, ctx.table_width()));
    ctx.print(returned_text.empty() ? "" : "\n" + returned_text);
    ctx.summary(text_of(
        _("{0} of {1} addresses can be mailed; leaving the others out saves {2} at {3} a piece"),
        count(tally.mailable()), count(tally.addresses()), euros(saved),
        euros(options.piece_price.value)));
    if (returned.pieces() > 0) {
        ctx.summary(
            text_of(BDD_N("{0} piece came back, which cost {1}; {2} get no letters now",
                          "{0} pieces came back, which cost {1}; {2} get no letters now",
                          returned.pieces()),
                    count(returned.pieces()),
                    euros(static_cast<double>(returned.pieces()) * options.piece_price.value),
                    text_of(BDD_N("{0} contact", "{0} contacts", returned.stopped),
                            count(returned.stopped))));
    }
    return Exit::done;
}

} // namespace

void add_rnvp_stats(CLI::App& rnvp, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = rnvp.add_subcommand(
        "stats", _("Tell what RNVP found: by code, by source, by line, and the postage it saves"));
    command
        ->add_option("--piece-price", o->piece_price,
                     _("Print and postage of one letter, in euros"))
        ->capture_default_str();
    command->footer(_("Examples:\n"
                      "  bdd rnvp stats\n"
                      "  bdd rnvp stats --piece-price 0.85 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
