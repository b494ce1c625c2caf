#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace bdd::flows {

/// Hands blocks of work from one thread to another, at most `bound` under way, and hands the empty
/// blocks back, so that their memory is used again.
template <typename Block>
class BlockQueue {
public:
    explicit BlockQueue(std::size_t bound)
        : m_free(bound) {}

    /// Producer: an empty block, as soon as one is free. Nothing when the consumer gave up.
    [[nodiscard]] std::optional<Block> take_free() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_free.empty() || m_aborted; });
        if (m_aborted) {
            return std::nullopt;
        }
        Block block = std::move(m_free.front());
        m_free.pop_front();
        return block;
    }
    void push(Block block) {
        const std::lock_guard lock(m_mutex);
        m_full.push_back(std::move(block));
        m_changed.notify_all();
    }
    /// Producer: no more blocks; with an error, the consumer throws it.
    void close(std::exception_ptr error = nullptr) {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_error = std::move(error);
        m_changed.notify_all();
    }

    /// Consumer: the next block in order, or nothing at the end.
    [[nodiscard]] std::optional<Block> pop() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return !m_full.empty() || m_closed; });
        if (m_full.empty()) {
            if (m_error) {
                std::rethrow_exception(m_error);
            }
            return std::nullopt;
        }
        Block block = std::move(m_full.front());
        m_full.pop_front();
        return block;
    }
    void give_back(Block block) {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(block));
        m_changed.notify_all();
    }
    /// Consumer: stop producing.
    void abort() {
        const std::lock_guard lock(m_mutex);
        m_aborted = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Block> m_free;
    std::deque<Block> m_full;
    std::exception_ptr m_error;
    bool m_closed = false;
    bool m_aborted = false;
};

} // namespace bdd::flows
