#pragma once

#include <bdd/dedupe/dataset.hpp>
#include <bdd/io/encoding.hpp>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bdd::flows {

/// Where one column of records comes from.
struct ColumnSource {
    dedupe::Column* target = nullptr;
    /// The cells of the row that make the value. Three: year, month and day of a date.
    std::vector<std::size_t> cells;
};

/// Interns the cells of rows, column by column, on all processors: the thread that reads rows hands
/// them over in blocks, and any thread takes the next block of a column that no other thread has.
/// Each column sees its rows in order, so the result does not depend on the threads.
class ColumnFiller {
public:
    /// The targets must outlive the filler.
    ColumnFiller(std::vector<ColumnSource> sources, io::Encoding encoding);
    ~ColumnFiller();
    ColumnFiller(const ColumnFiller&) = delete;
    ColumnFiller& operator=(const ColumnFiller&) = delete;

    /// Takes the cells of the next row that are needed; those that the row lacks are missing.
    void add(std::span<const std::string_view> cells);
    /// Waits until every row is in its columns. Throws what went wrong in any thread.
    void finish();

    /// Cells that could not be decoded; they count as missing.
    [[nodiscard]] std::uint64_t undecodable() const noexcept { return m_undecodable; }

private:
    /// The needed cells of some rows, one after the other.
    struct Block {
        std::string text;
        std::vector<std::uint32_t> ends;
        std::size_t rows = 0;
        std::size_t columns_left = 0; ///< That have not taken it yet.
    };
    struct Job {
        ColumnSource source;
        std::vector<std::size_t> places; ///< Of its cells among the needed ones.
        std::size_t next = 0;            ///< Block that it takes next.
        bool busy = false;
        std::string scratch;
    };

    void hand_over();
    void work();
    bool run_one(std::unique_lock<std::mutex>& lock);
    void fill(Job& job, const Block& block);
    void append_value(Job& job, const Block& block, std::size_t row);
    [[nodiscard]] Job* next_job() noexcept;
    [[nodiscard]] Block& block_at(std::size_t number) noexcept {
        return m_blocks[number % m_blocks.size()];
    }

    io::CellDecoder m_decoder;
    std::vector<std::size_t> m_needed; ///< Cells of a row, ascending.
    std::vector<Job> m_jobs;
    std::vector<Block> m_blocks; ///< A ring.
    std::size_t m_handed = 0;    ///< Blocks handed over; the next one is being filled.
    std::size_t m_done = 0;      ///< Blocks that every column took.
    std::atomic<std::uint64_t> m_undecodable{0};
    bool m_closing = false;
    std::exception_ptr m_error;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::jthread> m_threads; ///< Last: joined before the rest goes.
};

} // namespace bdd::flows
