#pragma once

#include <bdd/storage/run_store.hpp>

namespace bdd::flows {

/// Runs that undo never takes back, because people rely on what they did: throws Errc::refused with
/// the reason for one of them.
void refuse_final(const storage::Run& run);

} // namespace bdd::flows
