#include "flows/block_queue.hpp"

#include "catch.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

using bdd::flows::BlockQueue;
using Block = std::vector<int>;

TEST_CASE("Blocks come out in the order they went in and their memory comes back", "[commands]") {
    BlockQueue<Block> queue(3);
    std::thread producer([&] {
        for (int i = 0; i < 1000; ++i) {
            std::optional<Block> block = queue.take_free();
            block->assign(1, i);
            queue.push(std::move(*block));
        }
        queue.close();
    });
    int expected = 0;
    bool in_order = true;
    while (std::optional<Block> block = queue.pop()) {
        in_order = in_order && block->at(0) == expected;
        ++expected;
        queue.give_back(std::move(*block));
    }
    producer.join();
    CHECK(in_order);
    CHECK(expected == 1000);
    CHECK_FALSE(queue.pop().has_value());
}

TEST_CASE("No more blocks are under way than the bound", "[commands]") {
    BlockQueue<Block> queue(2);
    std::atomic<int> taken = 0;
    std::thread producer([&] {
        while (std::optional<Block> block = queue.take_free()) {
            ++taken;
            queue.push(std::move(*block));
        }
        queue.close();
    });
    std::optional<Block> first = queue.pop();
    std::optional<Block> second = queue.pop();
    CHECK(taken == 2); // The third waits until one is given back.
    queue.give_back(std::move(*first));
    CHECK(queue.pop().has_value());
    CHECK(taken == 3);
    queue.abort();
    producer.join();
}

TEST_CASE("What was pushed before an error still comes out, then the error", "[commands]") {
    BlockQueue<Block> queue(2);
    queue.push({1});
    queue.close(std::make_exception_ptr(std::runtime_error("torn")));
    CHECK(queue.pop().has_value());
    CHECK_THROWS_WITH(queue.pop(), "torn");
}

TEST_CASE("A producer that waits learns that the consumer gave up", "[commands]") {
    BlockQueue<Block> queue(1);
    (void)queue.take_free();
    bool told = false;
    std::thread producer([&] { told = !queue.take_free().has_value(); });
    queue.abort();
    producer.join();
    CHECK(told);
}
