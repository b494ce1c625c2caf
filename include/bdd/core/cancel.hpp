#pragma once

#include <atomic>

namespace bdd {

/// Set by SIGINT or SIGTERM (lock-free, so a signal handler may do it), read by long work.
class CancelFlag {
public:
    void request() noexcept { m_requested.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool requested() const noexcept {
        return m_requested.load(std::memory_order_relaxed);
    }
    /// Throws Errc::interrupted when cancellation was requested.
    void check() const;

private:
    std::atomic<bool> m_requested{false};
};

static_assert(std::atomic<bool>::is_always_lock_free);

} // namespace bdd
