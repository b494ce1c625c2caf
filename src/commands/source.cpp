#include "cli/options.hpp"
#include "cli/row_printer.hpp"
#include "commands/commands.hpp"
#include "flows/base_session.hpp"
#include "flows/conclude.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/source_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace bdd::commands {

using namespace flows;

namespace {

struct Options {
    std::string code;
    std::optional<std::string> name;
    std::optional<std::string> kind;
    std::optional<cli::Count> priority;
    std::optional<std::string> licence;
    std::optional<std::string> supplier;
    bool dry_run = false;
};

void check(const Options& options) {
    const std::vector<std::string>& kinds = storage::source_kinds();
    if (options.kind && std::find(kinds.begin(), kinds.end(), *options.kind) == kinds.end()) {
        std::string hint = did_you_mean(*options.kind, kinds);
        throw Error(Errc::usage, text_of(_("unknown kind of source '{0}'"), *options.kind),
                    hint.empty() ? text_of(_("write one of: {0}"), text::join(kinds, ", ")) : hint);
    }
    if (options.priority && options.priority->value > 100) {
        throw Error(Errc::usage, _("a priority lies between 0 and 100"),
                    _("the source with the higher one wins where sources disagree"));
    }
    if (text::trim(options.code).empty()) {
        throw Error(Errc::usage, _("a source needs a code"), _("for example: salon-2026"));
    }
}

Exit add(const Options& options, cli::Context& ctx) {
    check(options);
    WriteSession session(ctx, "source", options.dry_run);
    storage::SourceStore store(session.base());
    const auto known = store.find(options.code);
    storage::Source source = known.value_or(storage::Source{});
    if (!known) {
        source.code = options.code;
        source.name = options.code;
        source.created_at = session.started_at();
    }
    source.name = options.name.value_or(source.name);
    source.kind = options.kind.value_or(source.kind);
    source.priority =
        options.priority ? static_cast<int>(options.priority->value) : source.priority;
    source.licence = options.licence.value_or(source.licence);
    source.supplier = options.supplier.value_or(source.supplier);
    if (known) {
        store.update(source, session.run());
        if (source.priority != known->priority) {
            const storage::Touched touched = store.shared(source.id);
            conclude(session.base(), session.run(), touched.contacts, touched.accounts, ctx.cancel);
        }
    } else {
        const model::SourceId id = store.add(source);
        session.runs().note(session.run(), "source", id.value, {}, {});
    }
    const nlohmann::ordered_json counts{{"added", known ? 0 : 1}, {"changed", known ? 1 : 0}};
    session.finish(counts);
    if (ctx.json()) {
        ctx.print_json(session.report(counts));
    } else {
        ctx.summary(text_of(known ? _("source {0} changed: kind {1}, priority {2}{3}")
                                  : _("source {0} added: kind {1}, priority {2}{3}"),
                            source.code, source.kind, source.priority,
                            options.dry_run ? session.undo_hint() : std::string()));
    }
    return Exit::done;
}

Exit list(cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    cli::RowPrinter printer(ctx, "sources",
                            {{"code", _("code")},
                             {"name", _("name")},
                             {"kind", _("kind")},
                             {"priority", _("priority")},
                             {"records", _("records")},
                             {"imports", _("imports")},
                             {"last_import", _("last import")},
                             {"licence", _("licence")},
                             {"supplier", _("supplier")}});
    const std::vector<storage::SourceStats> sources = storage::SourceStore(base).list();
    for (const storage::SourceStats& stats : sources) {
        const storage::Source& source = stats.source;
        if (!printer.row({source.code, source.name, source.kind,
                          static_cast<std::int64_t>(source.priority), stats.records, stats.batches,
                          stats.last_import, source.licence, source.supplier})) {
            return Exit::done;
        }
    }
    printer.finish();
    if (sources.empty()) {
        ctx.summary(_("no sources yet; the first import makes one"));
    }
    return Exit::done;
}

Exit show(const Options& options, cli::Context& ctx) {
    storage::Database base = open_to_read(ctx);
    storage::SourceStore store(base);
    std::vector<std::string> codes;
    for (const storage::SourceStats& stats : store.list()) {
        codes.push_back(stats.source.code);
        if (stats.source.code != options.code) {
            continue;
        }
        const storage::Source& source = stats.source;
        nlohmann::ordered_json columns = nlohmann::ordered_json::object();
        for (const auto& [column, field] : store.saved_columns(source.id)) {
            columns[column] = field;
        }
        if (ctx.json()) {
            ctx.print_json({{"code", source.code},
                            {"name", source.name},
                            {"kind", source.kind},
                            {"priority", source.priority},
                            {"licence", source.licence},
                            {"supplier", source.supplier},
                            {"created_at", source.created_at},
                            {"records", stats.records},
                            {"imports", stats.batches},
                            {"last_import", stats.last_import},
                            {"saved_columns", columns}});
            return Exit::done;
        }
        const std::string none = _("(none)");
        const auto line = [&](const char* title, const std::string& value) {
            ctx.print(fmt::format("{:<14} {}\n", title, value.empty() ? none : value));
        };
        line(_("code"), source.code);
        line(_("name"), source.name);
        line(_("kind"), source.kind);
        line(_("priority"), std::to_string(source.priority));
        line(_("licence"), source.licence);
        line(_("supplier"), source.supplier);
        line(_("created"), source.created_at);
        line(_("records"), count_text(stats.records));
        line(_("imports"), count_text(stats.batches));
        line(_("last import"), stats.last_import);
        for (const auto& [column, field] : columns.items()) {
            line(_("column"), column + " = " + field.get<std::string>());
        }
        return Exit::done;
    }
    throw Error(Errc::not_found, text_of(_("there is no source '{0}'"), options.code),
                did_you_mean(options.code, codes));
}

} // namespace

void add_source(CLI::App& root, cli::Context& ctx) {
    CLI::App* command = root.add_subcommand("source", _("Say where records come from"));
    command->require_subcommand(1);
    command->footer(_("Examples:\n"
                      "  bdd source add crm --kind own --priority 80\n"
                      "  bdd source list\n"
                      "  bdd source show crm"));
    {
        auto o = std::make_shared<Options>();
        CLI::App* sub =
            command->add_subcommand("add", _("Add a source, or change what is said of it"));
        sub->add_option("code", o->code, _("Short name, as after import --source"))->required();
        sub->add_option("--name", o->name, _("Name for people"));
        sub->add_option("--kind", o->kind,
                        _("own, event, tool, partner, public, rented, bought, manual or file"));
        sub->add_option("--priority", o->priority,
                        _("0 to 100 (50): the higher one wins where sources disagree"));
        sub->add_option("--licence", o->licence, _("What the supplier allows"));
        sub->add_option("--supplier", o->supplier, _("Who supplies it"));
        cli::add_dry_run(*sub, o->dry_run);
        sub->footer(_("Examples:\n"
                      "  bdd source add crm --kind own --priority 80\n"
                      "  bdd source add loueur --kind rented --supplier 'Data SA'"));
        sub->callback([o, &ctx] { ctx.action = [o, &ctx] { return add(*o, ctx); }; });
    }
    {
        CLI::App* sub = command->add_subcommand("list", _("List the sources"));
        cli::add_format(*sub, ctx);
        sub->footer(_("Examples:\n  bdd source list"));
        sub->callback([&ctx] { ctx.action = [&ctx] { return list(ctx); }; });
    }
    {
        auto o = std::make_shared<Options>();
        CLI::App* sub = command->add_subcommand("show", _("Show one source and its saved columns"));
        sub->add_option("code", o->code, _("Short name of the source"))->required();
        sub->footer(_("Examples:\n  bdd source show crm"));
        sub->callback([o, &ctx] { ctx.action = [o, &ctx] { return show(*o, ctx); }; });
    }
}

} // namespace bdd::commands
