#pragma once

#include "flows/base_session.hpp"
#include "flows/pair_evidence.hpp"
#include "flows/review_list.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace bdd::flows {

/// Shows pairs on a terminal, one by one, and does what the person says. Each answer is a run of
/// its own, written at once: nothing said is lost however the session ends, and the base is free
/// while the person thinks.
class ReviewSession {
public:
    /// `ctx` must outlive it.
    ReviewSession(cli::Context& ctx, std::vector<storage::ReviewPair> queue);

    /// Until the pairs end, or the person has had enough.
    Exit run();

private:
    /// Something done to a pair, for "u".
    struct Step {
        std::size_t place = 0;
        std::optional<model::RunId> run; ///< None: it was passed over.
        bool same = false;
    };
    enum class Next { wait, show, end };

    /// Shows the pair in its place; false when it needs no answer any more.
    bool show();
    Next take_key(char key);
    Next answer(bool same);
    Next take_back();
    template <typename Act>
    Next attempt(Act&& act);
    void help() const;
    void prompt() const;
    void say(std::string_view line) const;
    void report() const;

    cli::Context* m_ctx;
    std::vector<storage::ReviewPair> m_queue;
    std::optional<PairEvidence> m_evidence;
    std::size_t m_place = 0;
    ReviewItem m_item;
    std::vector<Step> m_steps;
};

} // namespace bdd::flows
