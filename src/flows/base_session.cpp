#include "flows/base_session.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/json_text.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace bdd::flows {

namespace {

std::string user_of(const cli::Env& env) {
    for (const std::string_view name : {"USER", "LOGNAME"}) {
        if (const auto found = env.find(name); found != env.end()) {
            return found->second;
        }
    }
    return {};
}

std::string arguments_json(const std::vector<std::string>& arguments) {
    std::string json = "[";
    for (const std::string& argument : arguments) {
        json += json.size() > 1 ? "," : "";
        append_json_string(json, argument);
    }
    return json + "]";
}

/// A rehearsal on a base that does not exist leaves no lock file behind.
std::optional<io::LockFile> lock(const cli::Context& ctx, std::string_view command,
                                 const std::string& started_at, bool dry_run) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::path(ctx.db_path()).parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
        throw Error(Errc::input, text_of(_("there is no folder {0} for the base"), folder.string()),
                    _("make it first, or name another base with --db"));
    }
    if (dry_run && !std::filesystem::exists(ctx.db_path(), ignored)) {
        return std::nullopt;
    }
    return io::LockFile(ctx.db_path(), command, started_at, ctx.wait_seconds(), &ctx.cancel);
}

} // namespace

storage::Database open_to_read(const cli::Context& ctx) {
    return {ctx.db_path(), storage::Access::read, ctx.wait_seconds(), &ctx.cancel};
}

WriteSession::WriteSession(cli::Context& ctx, std::string_view command, bool dry_run)
    : m_ctx(&ctx)
    , m_dry_run(dry_run)
    , m_start(steady_seconds())
    , m_started_at(ctx.clock.now_utc())
    , m_lock(lock(ctx, command, m_started_at, dry_run))
    , m_base(ctx.db_path(), dry_run ? storage::Access::rehearse : storage::Access::write,
             ctx.wait_seconds(), &ctx.cancel)
    , m_runs((m_base.prepare_bulk_load(), m_unit.emplace(m_base), m_base))
    , m_is_noted(!dry_run) {
    m_run = m_runs.begin(command, arguments_json(ctx.arguments), user_of(ctx.env), m_started_at);
}

double WriteSession::seconds() const noexcept {
    return steady_seconds() - m_start;
}

void WriteSession::finish(const nlohmann::ordered_json& counts) {
    m_ctx->cancel.check();
    if (m_dry_run) {
        m_unit->rollback();
        return;
    }
    m_runs.finish(m_run, counts.dump(), seconds());
    m_unit->commit();
    m_base.settle();
}

void WriteSession::abandon() {
    m_unit->rollback();
    m_is_noted = false;
}

void WriteSession::finish_if(bool is_changed, const nlohmann::ordered_json& counts) {
    if (is_changed) {
        finish(counts);
    } else {
        abandon();
    }
}

std::string WriteSession::undo_hint() const {
    return m_dry_run ? std::string(_("; nothing written (dry run)"))
                     : text_of(_("; to undo: bdd undo {0}"), m_run.value);
}

nlohmann::ordered_json WriteSession::report(const nlohmann::ordered_json& counts) const {
    nlohmann::ordered_json report;
    report["run"] = m_is_noted ? nlohmann::ordered_json(m_run.value) : nlohmann::ordered_json();
    report["counts"] = counts;
    report["seconds"] = static_cast<double>(static_cast<std::int64_t>(seconds() * 1000)) / 1000;
    report["dry_run"] = m_dry_run;
    return report;
}

std::string seconds_text(double seconds) {
    return fmt::format("{:.{}f} s", seconds, seconds < 0.095 ? 2 : 1);
}

std::string count_text(std::int64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t i = text.size(); i > 3 && text[i - 4] != '-';) {
        i -= 3;
        text.insert(i, " ");
    }
    return text;
}

} // namespace bdd::flows
