#pragma once

#include "intake/draft.hpp"

namespace bdd::intake {

/// Decides names that mean different things in different files ("nom", "contact", "titre") by the
/// other columns and by the cells. Runs after `check_by_content`.
void resolve_doubtful_names(Drafts& drafts);

} // namespace bdd::intake
