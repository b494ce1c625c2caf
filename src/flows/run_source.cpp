#include "flows/run_source.hpp"

namespace bdd::flows {

RunSource find_or_add_source(storage::SourceStore& sources, WriteSession& session,
                             const std::string& code) {
    if (const auto known = sources.find(code)) {
        return {known->id, false};
    }
    storage::Source source;
    source.code = code;
    source.name = code;
    source.created_at = session.started_at();
    const model::SourceId id = sources.add(source);
    session.runs().note(session.run(), "source", id.value, {}, {});
    return {id, true};
}

} // namespace bdd::flows
