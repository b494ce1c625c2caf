#include "commands/export_router.hpp"

#include "flows/base_session.hpp"
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

} // namespace

Exit export_router(const RouterOptions& options, const cli::OutputTarget& output,
                   const io::CsvStyle& style, cli::Context& ctx) {
    const double start = steady_seconds();
    if (options.left_out == "-" || is_same_path(options.left_out, output.path)) {
        throw Error(Errc::usage, _("the contacts left out would mix with the letters"),
                    _("name another file with --left-out"));
    }
    storage::Database base = open_to_read(ctx);
    OutputSink sink(ctx, output);
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
    request.sink = &sink;
    request.left_out = left_out_sink ? &*left_out_sink : nullptr;
    const RouterResult result = write_router_file(ctx, base, request);
    std::uint64_t left = 0;
    std::uint64_t returned = 0;
    for (const auto& [reason, count] : result.left_out) {
        left += count;
        returned += reason.starts_with(k_returned) ? count : 0;
    }
    const std::string target = output.is_stdout() ? "-" : output.path;
    if (ctx.json()) {
        ctx.print_json({{"file", target},
                        {"left_out_file", left_out.path},
                        {"counts",
                         {{"letters", result.letters},
                          {"left_out", left},
                          {"replaced_signs", result.replaced_signs}}},
                        {"left_out", result.left_out},
                        {"seconds", steady_seconds() - start}});
        return left > 0 ? Exit::attention : Exit::done;
    }
    const auto count = [](std::uint64_t n) { return count_text(static_cast<std::int64_t>(n)); };
    ctx.summary(text_of(BDD_N("exported {0} letter to {1} in {2}",
                              "exported {0} letters to {1} in {2}", result.letters),
                        count(result.letters),
                        output.is_stdout() ? std::string(_("standard output")) : target,
                        seconds_text(steady_seconds() - start)));
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
