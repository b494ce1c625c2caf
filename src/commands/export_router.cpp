#include "commands/export_router.hpp"

#include "flows/base_session.hpp"
#include "flows/protect/gate_words.hpp"
#include "flows/rnvp/router_file.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>

namespace bdd::commands {

using namespace flows;

namespace {

/// "router.csv" leaves out into "router.left-out.csv".
std::string left_out_path(const std::string& output) {
    const std::size_t slash = output.rfind('/');
    const std::size_t dot = output.rfind('.');
    const bool has_ending =
        dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
    return has_ending ? output.substr(0, dot) + ".left-out" + output.substr(dot)
                      : output + ".left-out";
}

/// True also for "./a.csv" and "a.csv"; neither needs to exist.
bool is_same_path(const std::string& a, const std::string& b) {
    namespace fs = std::filesystem;
    return !a.empty() && !b.empty() &&
           fs::absolute(a).lexically_normal() == fs::absolute(b).lexically_normal();
}

protect::Channels by_post() {
    protect::Channels channels;
    channels.add(protect::Channel::post);
    return channels;
}

/// Letters reach people, and somebody outside prints them.
ExportTerms terms_for_letters(ExportTerms terms) {
    if (terms.purpose == protect::Purpose::internal) {
        throw Error(Errc::refused, _("letters are never internal: they reach people"),
                    _("say what they are for: --purpose prospection, relation, service …"));
    }
    if (!terms.channels.empty() && terms.channels != by_post()) {
        throw Error(Errc::usage, _("letters go by post"), _("leave --channel out"));
    }
    if (terms.recipient.empty()) {
        throw Error(Errc::usage, _("a router file leaves the house: who gets it?"),
                    _("name who prints and posts it: --for 'Name'"));
    }
    terms.channels = by_post();
    return terms;
}

} // namespace

Exit export_router(const RouterOptions& options, const ExportTerms& terms,
                   const cli::OutputTarget& output, const io::CsvStyle& style, cli::Context& ctx) {
    const double start = steady_seconds();
    if (options.left_out == "-" || is_same_path(options.left_out, output.path)) {
        throw Error(Errc::usage, _("the contacts left out would mix with the letters"),
                    _("name another file with --left-out"));
    }
    GuardedExport guarded(ctx, terms_for_letters(terms), by_post());
    OutputSink sink(ctx, output, OutputSink::Hash::yes);
    cli::OutputTarget left_out{options.left_out, output.overwrite};
    if (left_out.path.empty() && !output.is_stdout()) {
        left_out.path = left_out_path(output.path);
    }
    std::optional<OutputSink> left_out_sink;
    if (!left_out.path.empty()) {
        left_out_sink.emplace(ctx, left_out);
    }
    RouterRequest request;
    request.style = style;
    request.campaign = options.campaign;
    if (!terms.dry_run) {
        request.sink = &sink;
        request.left_out = left_out_sink ? &*left_out_sink : nullptr;
    }
    const RouterResult result = write_router_file(ctx, guarded, request);
    guarded.finish(
        {"router", "L1 L2 L3 L4 L5 L6 L7", output.is_stdout() ? "" : output.path, sink.sha256()});
    if (!terms.dry_run) {
        sink.commit();
        if (left_out_sink) {
            left_out_sink->commit();
        }
    }
    std::uint64_t left = 0;
    std::uint64_t returned = 0;
    for (const auto& [reason, count] : result.left_out) {
        left += count;
        returned += reason.starts_with(k_returned) ? count : 0;
    }
    const std::string target = output.is_stdout() ? "-" : output.path;
    if (ctx.json()) {
        nlohmann::ordered_json report =
            guarded.session().report({{"letters", result.letters},
                                      {"left_out", left},
                                      {"needs_notice", guarded.counts().needs_notice},
                                      {"replaced_signs", result.replaced_signs}});
        report["file"] = target;
        report["left_out_file"] = left_out.path;
        report["left_out"] = result.left_out;
        report["purpose"] = keyword(terms.purpose);
        report["recipient"] = terms.recipient;
        ctx.print_json(report);
        return left > 0 ? Exit::attention : Exit::done;
    }
    const auto count = [](std::uint64_t n) { return count_text(static_cast<std::int64_t>(n)); };
    ctx.summary(text_of(BDD_N("exported {0} letter to {1} in {2}, for {3}{4}",
                              "exported {0} letters to {1} in {2}, for {3}{4}", result.letters),
                        count(result.letters),
                        output.is_stdout() ? std::string(_("standard output")) : target,
                        seconds_text(steady_seconds() - start), keyword(terms.purpose),
                        terms.dry_run ? _("; nothing written (dry run)") : ""));
    guarded.tell();
    if (left > 0) {
        ctx.notice(text_of(
            BDD_N("{0} contact is left out{1}", "{0} contacts are left out{1}", left), count(left),
            left_out.path.empty() ? std::string() : text_of(_(": see {0}"), left_out.path)));
    }
    if (returned > 0) {
        ctx.notice(text_of(BDD_N("{0} of them because mail came back",
                                 "{0} of them because mail came back", returned),
                           count(returned)));
    }
    if (result.left_out.count("not_normalised") > 0) {
        ctx.notice(_("addresses wait for: bdd rnvp"));
    }
    return left > 0 ? Exit::attention : Exit::done;
}

} // namespace bdd::commands
