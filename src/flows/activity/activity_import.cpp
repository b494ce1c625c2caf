#include "flows/activity/activity_import.hpp"

#include "flows/activity/activity_report.hpp"
#include "flows/run_source.hpp"

#include <bdd/core/i18n.hpp>

#include <nlohmann/json.hpp>

namespace bdd::flows {

Exit import_activity(cli::Context& ctx, intake::ActivityKind kind,
                     const std::vector<std::string>& paths, const ImportOptions& options,
                     bool dry_run) {
    (void)open_to_read(ctx);
    WriteSession session(ctx, "import", dry_run);
    storage::SourceStore sources(session.base());
    const model::SourceId source = find_or_add_source(sources, session, options.source).id;
    storage::ActivityWriter writer(session.base(), session.run(), source);
    ActivityStops stops(ctx, session, options.source, options.country);
    std::vector<ActivityFile> files;
    for (const std::string& path : paths) {
        files.push_back(
            ActivityFileReader(ctx, session, options, kind, source, writer, stops, path).read());
    }
    writer.finish();
    const ActivitySums sums = sums_of(files, stops);
    session.finish_if(sums.has_news(), counts_json(sums));
    if (ctx.json()) {
        nlohmann::ordered_json report = session.report(counts_json(sums));
        report["source"] = options.source;
        report["as"] = keyword(kind);
        report["files"] = files_json(files);
        ctx.print_json(report);
    } else {
        tell_activity(ctx, session, kind, files, sums);
    }
    return sums.rejected > 0 ? Exit::attention : Exit::done;
}

} // namespace bdd::flows
