#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace bdd {

/// A fixed number of threads that take tasks in the order they were given. The destructor finishes
/// the tasks already given, then joins. A task must not wait for another task of the same pool.
class ThreadPool {
public:
    /// 0: one thread for each processor.
    explicit ThreadPool(std::size_t threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    [[nodiscard]] std::size_t size() const noexcept { return m_threads.size(); }

    /// Runs `task` on one of the threads. The future gives its value or throws what it threw.
    template <typename Task>
    [[nodiscard]] std::future<std::invoke_result_t<Task>> submit(Task task) {
        using Result = std::invoke_result_t<Task>;
        auto packaged = std::make_shared<std::packaged_task<Result()>>(std::move(task));
        std::future<Result> future = packaged->get_future();
        push([packaged] { (*packaged)(); });
        return future;
    }

    /// Calls `body(i)` for every i below `count`, in chunks of `chunk` on all threads and on the
    /// caller's, and returns when all are done. The first exception stops the handing out of
    /// further chunks and is thrown here.
    void for_each(std::size_t count, std::size_t chunk,
                  const std::function<void(std::size_t index)>& body);

private:
    void push(std::function<void()> task);
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_closing = false;
    std::vector<std::jthread> m_threads; ///< Last: joined before the rest goes.
};

} // namespace bdd
