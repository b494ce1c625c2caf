#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>
#include <bdd/storage/source_overlap.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

enum class By { source };

struct Options {
    By by = By::source;
};

nlohmann::ordered_json json_of(const storage::SourceOverlap& overlap) {
    nlohmann::ordered_json report{{"by", "source"}, {"contacts", overlap.contacts}};
    report["sources"] = nlohmann::ordered_json::array();
    for (const storage::SourceReach& reach : overlap.sources) {
        report["sources"].push_back(
            {{"source", reach.source}, {"contacts", reach.contacts}, {"alone", reach.alone}});
    }
    report["pairs"] = nlohmann::ordered_json::array();
    for (const storage::SharedContacts& pair : overlap.pairs) {
        report["pairs"].push_back({{"a", overlap.sources.at(pair.a).source},
                                   {"b", overlap.sources.at(pair.b).source},
                                   {"contacts", pair.contacts}});
    }
    return report;
}

/// "12 %", and nothing of nothing.
std::string share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::string()
                      : fmt::format("{:.1f} %",
                                    100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string text_of_overlap(const storage::SourceOverlap& overlap, std::size_t width) {
    using report::Align;
    report::TextTable sources({{_("source"), Align::left},
                               {_("contacts"), Align::right},
                               {_("known by it alone"), Align::right},
                               {_("share"), Align::right}});
    for (const storage::SourceReach& reach : overlap.sources) {
        sources.add_row({reach.source, count_text(reach.contacts), count_text(reach.alone),
                         share(reach.alone, reach.contacts)});
    }
    std::string text = sources.render(width);
    if (overlap.pairs.empty()) {
        return text;
    }
    report::TextTable pairs({{_("source a"), Align::left},
                             {_("source b"), Align::left},
                             {_("contacts of both"), Align::right},
                             {_("share of a"), Align::right},
                             {_("share of b"), Align::right}});
    for (const storage::SharedContacts& pair : overlap.pairs) {
        const storage::SourceReach& a = overlap.sources.at(pair.a);
        const storage::SourceReach& b = overlap.sources.at(pair.b);
        pairs.add_row({a.source, b.source, count_text(pair.contacts),
                       share(pair.contacts, a.contacts), share(pair.contacts, b.contacts)});
    }
    return text + "\n" + pairs.render(width);
}

Exit run(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const storage::SourceOverlap overlap = storage::source_overlap(base, ctx.cancel);
    if (ctx.json()) {
        ctx.print_json(json_of(overlap));
    } else {
        ctx.print(text_of_overlap(overlap, ctx.table_width()));
    }
    if (overlap.sources.size() < 2) {
        ctx.summary(_("an overlap needs two sources; see: bdd source list"));
    }
    return Exit::done;
}

} // namespace

void add_dedupe_overlap(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "overlap", _("Count the contacts that sources have in common, and those of one alone"));
    cli::add_choice(*command, "--by", o->by, {{"source", By::source}},
                    _("What to compare: source"));
    command->footer(_("Examples:\n"
                      "  bdd dedupe overlap\n"
                      "  bdd dedupe overlap --by source --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(ctx); }; });
}

} // namespace bdd::commands
