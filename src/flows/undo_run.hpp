#pragma once

#include "flows/base_session.hpp"

#include <bdd/core/cancel.hpp>
#include <bdd/storage/undo_store.hpp>

namespace bdd::flows {

/// Takes back what a run did, and marks it as undone by the run of the session. Throws Errc::input
/// when a later run has to be undone first, Errc::refused for what is final and when consents hold its
/// records.
storage::UndoCounts undo_run(WriteSession& session, model::RunId undone, const CancelFlag& cancel);

} // namespace bdd::flows
