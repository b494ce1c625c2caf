#include "flows/record_pipeline.hpp"

#include "flows/record_maker.hpp"
#include "flows/row_copies.hpp"

#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace bdd::flows {

namespace {

constexpr std::size_t k_block_rows = 256;
constexpr std::size_t k_slots = 16;

/// A block on its way.
struct Slot {
    RowCopies rows;
    RecordBlock block;
    std::exception_ptr error;
    bool made = false;
};

enum class Step { made_one, no_room, at_end };

/// Blocks of rows are read one after the other, made into records by whichever thread is free, and
/// given out in the order of the file. Block n lies in slot n modulo the number of slots.
class Assembly {
public:
    explicit Assembly(const PipelineRequest& request)
        : m_limit(request.limit)
        , m_reader(request.input->open_rows()) {}

    /// Reads the next block and makes its records.
    Step work(RecordMaker& maker) {
        Slot* slot = nullptr;
        if (const Step step = claim(slot); slot == nullptr) {
            return step;
        }
        if (!slot->error) {
            try {
                maker.make(slot->rows, slot->block);
            } catch (...) {
                slot->error = std::current_exception();
            }
        }
        const std::lock_guard lock(m_mutex);
        slot->made = true;
        m_changed.notify_all();
        return Step::made_one;
    }

    void wait_for_room() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return has_room() || m_ended; });
    }

    /// The next block of the file, or null at the end; while the other thread is behind, this one
    /// makes blocks too. `release` follows.
    RecordBlock* next(RecordMaker& maker) {
        while (!is_made()) {
            if (work(maker) != Step::made_one && !wait_until_made()) {
                return nullptr;
            }
        }
        Slot& slot = slot_of(m_released);
        if (slot.error) {
            std::rethrow_exception(slot.error);
        }
        return &slot.block;
    }

    void release() {
        const std::lock_guard lock(m_mutex);
        slot_of(m_released).made = false;
        ++m_released;
        m_changed.notify_all();
    }

    /// Nothing more is read.
    void end() {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }

    [[nodiscard]] const io::CsvNotes& notes() const noexcept { return m_reader.notes(); }

private:
    [[nodiscard]] Slot& slot_of(std::uint64_t block) { return m_slots[block % k_slots]; }
    [[nodiscard]] bool has_room() const { return m_claimed - m_released < k_slots; }

    [[nodiscard]] bool is_made() {
        const std::lock_guard lock(m_mutex);
        return slot_of(m_released).made;
    }

    /// False when there is nothing to wait for.
    bool wait_until_made() {
        std::unique_lock lock(m_mutex);
        const auto nothing_left = [&] { return m_ended && m_released == m_claimed; };
        m_changed.wait(lock, [&] { return slot_of(m_released).made || nothing_left(); });
        return slot_of(m_released).made;
    }

    /// Reads a block into a free slot. Only the thread that reads changes `m_claimed`.
    Step claim(Slot*& slot) {
        const std::lock_guard reading(m_reading);
        {
            const std::lock_guard lock(m_mutex);
            if (m_ended || !has_room()) {
                return m_ended ? Step::at_end : Step::no_room;
            }
        }
        Slot& free = slot_of(m_claimed);
        bool more = true;
        try {
            more = read(free);
        } catch (...) {
            free.error = std::current_exception();
            more = false;
        }
        slot = &free;
        const std::lock_guard lock(m_mutex);
        ++m_claimed;
        m_ended = m_ended || !more;
        return Step::made_one;
    }

    bool read(Slot& slot) {
        slot.rows.clear();
        bool more = true;
        while (more && slot.rows.size() < k_block_rows) {
            more = (m_limit == 0 || m_read < m_limit) && m_reader.read(m_row);
            if (more) {
                slot.rows.add(m_row);
                ++m_read;
            }
        }
        slot.block.consumed = m_reader.consumed();
        return more;
    }

    std::uint64_t m_limit;
    std::mutex m_reading; ///< Guards the reader; taken before m_mutex.
    io::CsvReader m_reader;
    io::CsvRow m_row;
    std::uint64_t m_read = 0;

    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_changed;
    std::array<Slot, k_slots> m_slots;
    std::uint64_t m_claimed = 0;  ///< Blocks read.
    std::uint64_t m_released = 0; ///< Blocks given out and back.
    bool m_ended = false;
};

} // namespace

PipelineResult run_pipeline(const PipelineRequest& request,
                            const std::function<void(RecordBlock&)>& take) {
    Assembly assembly(request);
    RecordMaker theirs(request);
    RecordMaker ours(request);
    {
        std::jthread helper([&] {
            for (Step step = Step::made_one; step != Step::at_end; step = assembly.work(theirs)) {
                assembly.wait_for_room();
            }
        });
        try {
            while (RecordBlock* block = assembly.next(ours)) {
                take(*block);
                assembly.release();
            }
        } catch (...) {
            assembly.end();
            throw;
        }
    }
    PipelineResult result{ours.counts(), ours.opposed(), assembly.notes()};
    result.counts.add(theirs.counts());
    result.opposed.taken += theirs.opposed().taken;
    result.opposed.refused += theirs.opposed().refused;
    result.opposed.erased += theirs.opposed().erased;
    return result;
}

} // namespace bdd::flows
