#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/consent_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/protect/wording_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string name;
    std::string lang;
    std::string file;
    bool dry_run = false;
};

constexpr std::string_view k_name_signs = "abcdefghijklmnopqrstuvwxyz0123456789-_.";

void check(const Options& options) {
    if (options.name.empty() || options.name.find_first_not_of(k_name_signs) != std::string::npos) {
        throw Error(Errc::usage, text_of(_("'{0}' is no name of a wording"), options.name),
                    _("write small letters, digits, hyphens and points: newsletter-site"));
    }
    if (options.lang.size() != 2 ||
        options.lang.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) {
        throw Error(Errc::usage, text_of(_("'{0}' is no language"), options.lang),
                    _("write its code of two letters: fr, en, de"));
    }
}

Exit add(const Options& options, cli::Context& ctx) {
    check(options);
    const std::string text = read_wording_text(options.file);
    WriteSession session(ctx, "consent wording add", options.dry_run);
    storage::WordingStore store(session.base());
    auto wording = store.find(options.name, options.lang);
    const bool is_new = !wording || wording->text != text;
    if (is_new) {
        wording = store.add({0, options.name, 0, options.lang, text, session.started_at()});
    }
    const nlohmann::ordered_json counts{{"added", is_new ? 1 : 0}};
    session.finish_if(is_new, counts);
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts);
        report["name"] = wording->name;
        report["version"] = wording->version;
        report["lang"] = wording->lang;
        ctx.print_json(report);
    } else {
        ctx.summary(
            text_of(is_new ? _("wording {0} kept{1}") : _("wording {0} is this text already"),
                    name_of(*wording), session.dry_run() ? _("; nothing written (dry run)") : ""));
    }
    return Exit::done;
}

Exit list(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "wordings",
                            {{"name", _("name")},
                             {"version", _("version")},
                             {"lang", _("language")},
                             {"created_at", _("kept since")},
                             {"text", _("text")}});
    for (const storage::Wording& wording : storage::WordingStore(base).list()) {
        const bool whole = ctx.format != cli::Format::table;
        if (!printer.row({wording.name, static_cast<std::int64_t>(wording.version), wording.lang,
                          wording.created_at,
                          whole ? wording.text : text::clean_line(wording.text)})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (printer.rows() == 0) {
        ctx.summary(_("no wordings yet; keep one with: bdd consent wording add NAME --lang fr "
                      "--file FILE"));
    }
    return Exit::done;
}

} // namespace

void add_consent_wording(CLI::App& consent, cli::Context& ctx) {
    CLI::App* command =
        consent.add_subcommand("wording", _("Keep the texts that people agree to, by version"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd consent wording add newsletter --lang fr --file case.txt\n"
                      "  bdd consent wording list"));
    {
        auto o = std::make_shared<Options>();
        CLI::App* sub = command->add_subcommand(
            "add", _("Keep a text; another text of the same name is its next version"));
        sub->add_option("name", o->name, _("Short name"))->required();
        sub->add_option("--lang", o->lang, _("Language of the text: fr, en …"))->required();
        sub->add_option("--file", o->file, _("File with the text, or - for standard input"))
            ->required();
        cli::add_dry_run(*sub, o->dry_run);
        sub->footer(_("Examples:\n"
                      "  bdd consent wording add newsletter --lang fr --file case.txt\n"
                      "  printf 'Oui, écrivez-moi' | bdd consent wording add stand --lang fr "
                      "--file -"));
        sub->callback([o, &ctx] { ctx.action = [o, &ctx] { return add(*o, ctx); }; });
    }
    {
        CLI::App* sub = command->add_subcommand("list", _("List the wordings and their versions"));
        cli::add_format(*sub, ctx);
        sub->footer(_("Examples:\n  bdd consent wording list --json"));
        sub->callback([&ctx] { ctx.action = [&ctx] { return list(ctx); }; });
    }
}

} // namespace bdd::commands
