#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/suppress_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/fingerprint_bytes.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/suppression_store.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

constexpr std::size_t k_digits = 12;

struct Options {
    std::optional<cli::Count> most;
};

std::string kind_word(int kind) {
    return std::string(keyword(static_cast<protect::AddressKind>(kind)));
}

/// What a fingerprint was made with: a key of the base, or nothing.
std::string hash_word(bool is_plain) {
    return is_plain ? "sha256" : "hmac";
}

Exit list(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "oppositions",
                            {{"fingerprint", _("fingerprint")},
                             {"hash", _("hash")},
                             {"kind", _("kind")},
                             {"channel", _("channel")},
                             {"purpose", _("purpose")},
                             {"reason", _("reason")},
                             {"since", _("since")},
                             {"review_on", _("review")},
                             {"origin", _("origin")}});
    std::uint64_t rows = 0;
    storage::SuppressionReader(base).list([&](const storage::Suppression& entry) {
        if (options.most && rows++ == options.most->value) {
            return false;
        }
        const auto fingerprint = fingerprint_of(entry.mac);
        return printer.row({fingerprint ? protect::hex(*fingerprint).substr(0, k_digits) : "",
                            hash_word(entry.key_id == 0), kind_word(entry.kind),
                            std::string(entry.channel), std::string(entry.purpose),
                            std::string(entry.reason), std::string(entry.created_at),
                            std::string(entry.review_on), std::string(entry.origin)});
    });
    if (ctx.io.out.closed()) {
        return Exit::done;
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(_("nobody is on the list"));
    }
    return Exit::done;
}

Exit stats(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "oppositions",
                            {{"kind", _("kind")},
                             {"reason", _("reason")},
                             {"channel", _("channel")},
                             {"purpose", _("purpose")},
                             {"hash", _("hash")},
                             {"entries", _("entries")},
                             {"to_review", _("to review")}});
    std::int64_t entries = 0;
    std::int64_t to_review = 0;
    for (const storage::SuppressionCount& count :
         storage::SuppressionReader(base).counts(to_string(ctx.clock.today()))) {
        entries += count.entries;
        to_review += count.to_review;
        printer.row({kind_word(count.kind), count.reason, count.channel, count.purpose,
                     hash_word(count.is_plain), count.entries, count.to_review});
    }
    printer.finish();
    ctx.summary(text_of(BDD_N("{0} opposition, of which {1} to be reviewed; none ends by itself",
                              "{0} oppositions, of which {1} to be reviewed; none ends by itself",
                              static_cast<unsigned long>(entries)),
                        count_text(entries), count_text(to_review)));
    return Exit::done;
}

} // namespace

void add_suppress_list(CLI::App& suppress, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = suppress.add_subcommand(
        "list", _("Print the list, newest first: fingerprints, never addresses"));
    command->add_option("--most", o->most, _("The newest N only"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd suppress list --most 20"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return list(*o, ctx); }; });
}

void add_suppress_stats(CLI::App& suppress, cli::Context& ctx) {
    CLI::App* command =
        suppress.add_subcommand("stats", _("Count the list by kind, reason and scope"));
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd suppress stats"));
    command->callback([&ctx] { ctx.action = [&ctx] { return stats(ctx); }; });
}

} // namespace bdd::commands
