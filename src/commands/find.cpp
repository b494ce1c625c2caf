#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/commands.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/contact_reader.hpp>

#include <array>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::vector<std::string> words;
    cli::Count most{20};
};

constexpr std::array<std::string_view, 9> k_shown = {
    "uid", "first_name", "last_name", "job_title", "company", "email", "phone", "mobile", "town"};

Exit run(const Options& options, cli::Context& ctx) {
    const std::string text = text::join(options.words, " ");
    if (text::trim(text).empty()) {
        throw Error(Errc::usage, _("what is to be found?"),
                    _("give a name, a company, an e-mail, a phone, a SIREN or an id"));
    }
    std::vector<std::size_t> columns;
    for (const std::string_view name : k_shown) {
        columns.push_back(*storage::find_contact_column(name));
    }
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "contacts",
                            {{"uid", _("id")},
                             {"first_name", _("first name")},
                             {"last_name", _("last name")},
                             {"job_title", _("job")},
                             {"company", _("company")},
                             {"email", _("e-mail")},
                             {"phone", _("phone")},
                             {"mobile", _("mobile")},
                             {"town", _("town")}});
    const auto most = static_cast<std::int64_t>(options.most.value);
    std::int64_t found = 0;
    storage::ContactReader(base).search(text, most + 1, columns,
                                        [&](std::span<const std::string_view> cells) {
                                            if (++found > most) {
                                                return false;
                                            }
                                            std::vector<cli::Cell> row;
                                            for (const std::string_view cell : cells) {
                                                row.emplace_back(std::string(cell));
                                            }
                                            return printer.row(row);
                                        });
    printer.finish();
    if (found == 0) {
        ctx.summary(text_of(_("nothing found for “{0}”"), text));
    } else if (found > most) {
        ctx.summary(text_of(_("there are more; show them with --most {0}"), most * 5));
    }
    return Exit::done;
}

} // namespace

void add_find(CLI::App& root, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand(
        "find", _("Find contacts by name, company, e-mail, phone, SIREN or id"));
    command->add_option("text", o->words, _("Words to look for; all must be there"))->required();
    command->add_option("--most", o->most, _("Show at most N"))->capture_default_str();
    cli::add_format(*command, ctx);
    command->footer(_("Examples:\n"
                      "  bdd find lefevre\n"
                      "  bdd find durand menuiserie\n"
                      "  bdd find 02.99.85 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
