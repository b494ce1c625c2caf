#pragma once

#include "flows/base_session.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/source_store.hpp>

#include <string>

namespace bdd::flows {

/// The source that a run speaks of; made, and noted for undo, on first use.
struct RunSource {
    model::SourceId id;
    bool is_new = false;
};
[[nodiscard]] RunSource find_or_add_source(storage::SourceStore& sources, WriteSession& session,
                                           const std::string& code);

} // namespace bdd::flows
