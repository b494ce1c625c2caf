#pragma once

#include "intake/draft.hpp"

namespace bdd::intake {

/// Leaves at most one column per field that may stand once, and drops columns that only repeat
/// others (whole name beside first and last name, whole address beside its parts).
void settle(Drafts& drafts);

} // namespace bdd::intake
