#include "flows/returns/return_run.hpp"

#include "flows/run_source.hpp"

namespace bdd::flows {

namespace {

model::SourceId source_of(WriteSession& session, const std::string& code) {
    storage::SourceStore sources(session.base());
    return find_or_add_source(sources, session, code).id;
}

} // namespace

ReturnRun::ReturnRun(cli::Context& ctx, WriteSession& session, const ImportOptions& options)
    : m_ctx(&ctx)
    , m_session(&session)
    , m_options(&options)
    , m_writer(session.base(), session.run(), source_of(session, options.source)) {}

void ReturnRun::add_file(const std::string& path) {
    m_files.push_back(ReturnFileReader(*m_ctx, *m_session, *m_options, m_writer, path).read());
}

std::vector<ReturnedFile> ReturnRun::finish() {
    m_writer.finish();
    return std::move(m_files);
}

} // namespace bdd::flows
