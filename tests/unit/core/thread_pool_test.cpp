#include "catch.hpp"

#include <bdd/core/thread_pool.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>

TEST_CASE("ThreadPool carries values and exceptions to the waiter", "[core]") {
    bdd::ThreadPool pool(2);
    auto value = pool.submit([] { return std::string("done"); });
    auto error = pool.submit([]() -> int { throw std::runtime_error("boom"); });
    CHECK(value.get() == "done");
    CHECK_THROWS_WITH(error.get(), "boom");
    CHECK(pool.submit([] { return 7; }).get() == 7);
}

TEST_CASE("ThreadPool finishes what it was given before it goes", "[core]") {
    std::atomic<int> done{0};
    {
        bdd::ThreadPool pool(3);
        for (int i = 0; i < 500; ++i) {
            (void)pool.submit([&done] { ++done; });
        }
    }
    CHECK(done == 500);
}

TEST_CASE("ThreadPool::for_each visits every index once, whatever the chunk", "[core]") {
    bdd::ThreadPool pool(2);
    for (const std::size_t count : {0U, 1U, 7U, 1000U}) {
        for (const std::size_t chunk : {0U, 1U, 64U, 5000U}) {
            std::vector<int> visits(count, 0);
            pool.for_each(count, chunk, [&](std::size_t i) { ++visits[i]; });
            CHECK(std::count(visits.begin(), visits.end(), 1) == static_cast<long>(count));
        }
    }
}

TEST_CASE("ThreadPool::for_each stops handing out work after an exception", "[core]") {
    bdd::ThreadPool pool(2);
    std::atomic<int> calls{0};
    const auto body = [&](std::size_t i) {
        ++calls;
        if (i == 3) {
            throw std::runtime_error("bad row");
        }
    };
    CHECK_THROWS_WITH(pool.for_each(10'000'000, 1, body), "bad row");
    CHECK(calls < 10'000'000);
    CHECK(pool.submit([] { return 1; }).get() == 1);
}
