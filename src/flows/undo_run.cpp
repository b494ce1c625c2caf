#include "flows/undo_run.hpp"

#include "flows/conclude.hpp"
#include "flows/protect/final_runs.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/erasure_store.hpp>

namespace bdd::flows {

storage::UndoCounts undo_run(WriteSession& session, model::RunId undone, const CancelFlag& cancel) {
    if (const auto run = session.runs().find(undone)) {
        refuse_final(*run);
    }
    storage::UndoStore store(session.base());
    if (const auto later = store.blocked_by(undone)) {
        throw Error(
            Errc::input,
            text_of(_("run {0} cannot be undone yet: run {1} changed the same records later"),
                    undone.value, later->value),
            text_of(_("undo that one first: bdd undo {0}"), later->value));
    }
    if (const auto noted = store.held_by(undone)) {
        throw Error(Errc::refused,
                    text_of(_("run {0} cannot be undone: what people of its records agreed to, "
                              "refused, asked for or were told (run {1}) is kept"),
                            undone.value, noted->value),
                    _("correct what is wrong with a newer file of the same source"));
    }
    storage::UndoCounts counts;
    counts.lost_by_erasure = storage::ErasureStore::lost_by(session.base(), undone);
    const storage::Touched touched = store.undo(undone, counts);
    conclude(session.base(), {}, touched.contacts, touched.accounts, cancel);
    store.sweep(undone);
    session.runs().mark_undone(undone, session.run());
    return counts;
}

} // namespace bdd::flows
