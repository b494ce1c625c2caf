#include "cli/options.hpp"
#include "commands/dedupe_commands.hpp"
#include "flows/base_session.hpp"
#include "flows/review_list.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/report/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    cli::Count most{20};
};

nlohmann::ordered_json json_of_side(const ReviewSide& side) {
    return {{"contact", uid_of(side.contact)},
            {"name", side.name},
            {"company", side.company},
            {"job_title", side.job},
            {"email", side.email},
            {"phone", side.phone},
            {"town", side.town}};
}

nlohmann::ordered_json json_of_items(const std::vector<ReviewItem>& items, std::size_t waiting) {
    nlohmann::ordered_json pairs = nlohmann::ordered_json::array();
    for (const ReviewItem& item : items) {
        pairs.push_back({{"probability", std::round(item.probability * 1000) / 1000},
                         {"a", json_of_side(item.a)},
                         {"b", json_of_side(item.b)}});
    }
    return {{"waiting", waiting}, {"pairs", std::move(pairs)}};
}

/// Two lines for each pair: what differs stands below each other.
std::string text_of_items(const std::vector<ReviewItem>& items, std::size_t width) {
    report::TextTable table({{_("probability"), report::Align::right},
                             {_("contact")},
                             {_("name")},
                             {_("company")},
                             {_("job")},
                             {_("e-mail")},
                             {_("phone"), report::Align::left},
                             {_("town")}});
    for (const ReviewItem& item : items) {
        for (const ReviewSide* side : {&item.a, &item.b}) {
            table.add_row(
                {side == &item.a ? fmt::format("{:.2f}", item.probability) : std::string(),
                 uid_of(side->contact), side->name, side->company, side->job, side->email,
                 side->phone, side->town});
        }
    }
    return table.render(width);
}

Exit run(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    const std::size_t waiting = review_count(base);
    const std::vector<ReviewItem> items = review_items(base, options.most.value);
    if (ctx.json()) {
        ctx.print_json(json_of_items(items, waiting));
        return Exit::done;
    }
    if (items.empty()) {
        ctx.summary(_("no pair waits for a look; bdd dedupe finds them"));
        return Exit::done;
    }
    ctx.print(text_of_items(items, ctx.table_width()));
    ctx.summary(text_of(_("{0} of {1}, the most doubtful first; bdd dedupe explain tells why"),
                        items.size(), text_of(BDD_N("{0} pair", "{0} pairs", waiting), waiting)));
    return Exit::done;
}

} // namespace

void add_dedupe_review(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<Options>();
    CLI::App* command = dedupe.add_subcommand(
        "review", _("List the pairs of contacts that may be one, for a person to look at"));
    command->add_option("--most", o->most, _("List at most N pairs; 0: all"))
        ->capture_default_str();
    command->footer(_("Examples:\n"
                      "  bdd dedupe review\n"
                      "  bdd dedupe review --most 0 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
