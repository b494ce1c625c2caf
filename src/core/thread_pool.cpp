#include <bdd/core/thread_pool.hpp>

#include <algorithm>
#include <atomic>
#include <exception>

namespace bdd {

ThreadPool::ThreadPool(std::size_t threads) {
    const std::size_t wanted =
        threads > 0 ? threads : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    m_threads.reserve(wanted);
    for (std::size_t i = 0; i < wanted; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

ThreadPool::~ThreadPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
}

void ThreadPool::push(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void ThreadPool::work() {
    while (true) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_closing || !m_tasks.empty(); });
            if (m_tasks.empty()) {
                return;
            }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(); // A packaged task: what it throws goes to its future.
    }
}

void ThreadPool::for_each(std::size_t count, std::size_t chunk,
                          const std::function<void(std::size_t index)>& body) {
    const std::size_t step = std::max<std::size_t>(chunk, 1);
    std::atomic<std::size_t> next{0};
    const auto take_chunks = [&] {
        while (true) {
            const std::size_t begin = next.fetch_add(step);
            if (begin >= count) {
                return;
            }
            try {
                for (std::size_t i = begin; i < std::min(begin + step, count); ++i) {
                    body(i);
                }
            } catch (...) {
                next.store(count);
                throw;
            }
        }
    };
    std::vector<std::future<void>> others;
    const std::size_t chunks = (count + step - 1) / step;
    const std::size_t helpers = chunks > 1 ? std::min(chunks - 1, m_threads.size()) : 0;
    others.reserve(helpers);
    for (std::size_t i = 0; i < helpers; ++i) {
        others.push_back(submit(take_chunks));
    }
    std::exception_ptr first;
    const auto keep_first = [&](const auto& part) {
        try {
            part();
        } catch (...) {
            first = first ? first : std::current_exception();
        }
    };
    keep_first(take_chunks);
    for (std::future<void>& other : others) { // All must end before the locals go.
        keep_first([&] { other.get(); });
    }
    if (first) {
        std::rethrow_exception(first);
    }
}

} // namespace bdd
