#include "commands/dedupe_commands.hpp"
#include "commands/shared_options.hpp"
#include "flows/asked_id.hpp"
#include "flows/base_matching.hpp"
#include "flows/base_session.hpp"
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

/// Figures behind the third decimal say nothing, and differ between machines.
double rounded(double value) {
    return std::round(value * 1000) / 1000;
}

std::string text_of_explanation(const BaseMatching::Explained& found, std::size_t width) {
    report::TextTable table({{_("evidence")},
                             {_("level")},
                             {_("first")},
                             {_("second")},
                             {_("bits"), report::Align::right},
                             {_("total"), report::Align::right}});
    table.add_row({_("before any evidence"), "", "", "", bits_text(found.why.prior_bits),
                   bits_text(found.why.prior_bits)});
    for (const dedupe::ExplainedStep& step : found.why.steps) {
        table.add_row({step.comparison, step.level, step.value_a, step.value_b,
                       bits_text(step.bits), bits_text(step.running_total)});
    }
    return table.render(width);
}

nlohmann::ordered_json json_of_explanation(const BaseMatching::Explained& found) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const dedupe::ExplainedStep& step : found.why.steps) {
        steps.push_back({{"comparison", step.comparison},
                         {"level", step.level},
                         {"value_a", step.value_a},
                         {"value_b", step.value_b},
                         {"bits", rounded(step.bits)},
                         {"frequency_bits", rounded(step.frequency_bits)},
                         {"running_total", rounded(step.running_total)}});
    }
    return {{"record_a", found.a.value},
            {"record_b", found.b.value},
            {"prior_bits", rounded(found.why.prior_bits)},
            {"steps", std::move(steps)},
            {"bits", rounded(found.why.bits)},
            {"probability", rounded(found.why.probability)},
            {"veto", found.why.veto.empty() ? nlohmann::ordered_json()
                                            : nlohmann::ordered_json(found.why.veto)}};
}

Exit run(const PairOptions& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::SplitStore contacts(base);
    const model::ContactId a = asked_contact(contacts, parse_contact_id(options.a));
    const model::ContactId b = asked_contact(contacts, parse_contact_id(options.b));
    BaseMatching matching =
        BaseMatching::to_explain(base, {0.95, &ctx.cancel, &ctx.progress}, a, b);
    const BaseMatching::Explained found = matching.explain(a, b);
    if (ctx.json()) {
        ctx.print_json(json_of_explanation(found));
        return Exit::done;
    }
    ctx.print(text_of_explanation(found, ctx.table_width()));
    if (a == b) {
        ctx.summary(text_of(_("{0} and {1} are one contact already"), options.a, options.b));
    }
    if (!found.why.veto.empty()) {
        ctx.summary(text_of(_("never merged by this evidence: {0}"), found.why.veto));
    }
    ctx.summary(text_of(_("records {0} and {1}: one person with a probability of {2}"),
                        found.a.value, found.b.value,
                        fmt::format("{:.3f}", found.why.probability)));
    return Exit::done;
}

} // namespace

void add_dedupe_explain(CLI::App& dedupe, cli::Context& ctx) {
    auto o = std::make_shared<PairOptions>();
    CLI::App* command = dedupe.add_subcommand(
        "explain", _("Show, in bits, what speaks for and against two contacts being one"));
    add_pair(*command, *o);
    command->footer(_("Examples:\n"
                      "  bdd dedupe explain C0000012 C0000345\n"
                      "  bdd dedupe explain 12 345 --json"));
    command->callback([o, &ctx] { ctx.action = [o, &ctx] { return run(*o, ctx); }; });
}

} // namespace bdd::commands
