#include "flows/matching/column_filler.hpp"

#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <span>

namespace bdd::flows {

namespace {

constexpr std::size_t k_rows_per_block = 2048;
constexpr std::size_t k_bytes_per_block = std::size_t{1} << 20U;
constexpr std::size_t k_blocks = 16;
/// What stands behind this in a cell is not compared.
constexpr std::size_t k_longest_cell = 4096;

/// The beginning of a cell that is compared; no sign of UTF-8 is cut in two.
std::string_view clipped(std::string_view cell) noexcept {
    if (cell.size() <= k_longest_cell) {
        return cell;
    }
    std::size_t end = k_longest_cell;
    while (end > k_longest_cell - 4 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return cell.substr(0, end);
}

/// "7" as "07"; anything that is no number of at most `width` digits as nothing.
bool append_padded(std::string& out, std::string_view number, std::size_t width) {
    number = text::trim(number);
    if (number.empty() || number.size() > width || !text::all_digits(number)) {
        return false;
    }
    out.append(width - number.size(), '0').append(number);
    return true;
}

} // namespace

ColumnFiller::ColumnFiller(std::vector<ColumnSource> sources, io::Encoding encoding)
    : m_decoder(encoding)
    , m_blocks(k_blocks) {
    for (const ColumnSource& source : sources) {
        m_needed.insert(m_needed.end(), source.cells.begin(), source.cells.end());
    }
    sort_unique(m_needed);
    for (ColumnSource& source : sources) {
        Job& job = m_jobs.emplace_back();
        for (const std::size_t cell : source.cells) {
            const auto at = std::lower_bound(m_needed.begin(), m_needed.end(), cell);
            job.places.push_back(static_cast<std::size_t>(at - m_needed.begin()));
        }
        job.source = std::move(source);
    }
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 1; i < std::min(processors, m_jobs.size()); ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

ColumnFiller::~ColumnFiller() {
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    m_changed.notify_all();
}

void ColumnFiller::add(std::span<const std::string_view> cells) {
    Block& block = block_at(m_handed);
    for (const std::size_t cell : m_needed) {
        if (cell < cells.size()) {
            block.text.append(clipped(cells[cell]));
        }
        block.ends.push_back(static_cast<std::uint32_t>(block.text.size()));
    }
    if (++block.rows == k_rows_per_block || block.text.size() >= k_bytes_per_block) {
        hand_over();
    }
}

void ColumnFiller::hand_over() {
    std::unique_lock lock(m_mutex);
    Block& full = block_at(m_handed);
    full.columns_left = m_jobs.size();
    ++m_handed;
    m_done += m_jobs.empty() ? 1U : 0U;
    m_changed.notify_all();
    // This thread helps when the ring has no free block for the rows to come.
    while (m_handed - m_done >= m_blocks.size() && !m_error) {
        if (!run_one(lock)) {
            m_changed.wait(lock);
        }
    }
    if (m_error) {
        std::rethrow_exception(m_error);
    }
    Block& next = block_at(m_handed);
    next.text.clear();
    next.ends.clear();
    next.rows = 0;
}

void ColumnFiller::finish() {
    if (block_at(m_handed).rows > 0) {
        hand_over();
    }
    std::unique_lock lock(m_mutex);
    while (m_done < m_handed && !m_error) {
        if (!run_one(lock)) {
            m_changed.wait(lock);
        }
    }
    if (m_error) {
        std::rethrow_exception(m_error);
    }
}

void ColumnFiller::work() {
    std::unique_lock lock(m_mutex);
    while (!m_closing && !m_error) {
        if (!run_one(lock)) {
            m_changed.wait(lock);
        }
    }
}

ColumnFiller::Job* ColumnFiller::next_job() noexcept {
    Job* best = nullptr;
    for (Job& job : m_jobs) {
        // The column that is furthest behind holds the block that is needed first.
        if (!job.busy && job.next < m_handed && (best == nullptr || job.next < best->next)) {
            best = &job;
        }
    }
    return best;
}

/// Gives one block to one column; false when there is none to give.
bool ColumnFiller::run_one(std::unique_lock<std::mutex>& lock) {
    Job* job = next_job();
    if (job == nullptr) {
        return false;
    }
    job->busy = true;
    Block& block = block_at(job->next);
    lock.unlock();
    std::exception_ptr error;
    try {
        fill(*job, block);
    } catch (...) {
        error = std::current_exception();
    }
    lock.lock();
    job->busy = false;
    ++job->next;
    m_error = error && !m_error ? error : m_error;
    if (--block.columns_left == 0) {
        ++m_done;
    }
    m_changed.notify_all();
    return true;
}

void ColumnFiller::fill(Job& job, const Block& block) {
    constexpr std::size_t k_batch = 64;
    std::array<std::size_t, k_batch> ends{};
    std::array<std::string_view, k_batch> cells;
    for (std::size_t first = 0; first < block.rows; first += k_batch) {
        const std::size_t count = std::min(k_batch, block.rows - first);
        job.scratch.clear();
        for (std::size_t i = 0; i < count; ++i) {
            append_value(job, block, first + i);
            ends[i] = job.scratch.size();
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t start = i == 0 ? 0 : ends[i - 1];
            cells[i] = std::string_view(job.scratch).substr(start, ends[i] - start);
        }
        job.source.target->append(std::span(cells).first(count));
    }
}

/// Appends the value of one row to the job's scratch; nothing when it is missing.
void ColumnFiller::append_value(Job& job, const Block& block, std::size_t row) {
    const auto cell_at = [&](std::size_t place) {
        const std::size_t index = row * m_needed.size() + place;
        const std::size_t start = index == 0 ? 0 : block.ends[index - 1];
        return std::string_view(block.text).substr(start, block.ends[index] - start);
    };
    const std::size_t start = job.scratch.size();
    std::size_t bad_offset = 0;
    bool is_whole = false;
    if (job.places.size() == 3) {
        is_whole = append_padded(job.scratch, cell_at(job.places[0]), 4) &&
                   append_padded(job.scratch, cell_at(job.places[1]), 2) &&
                   append_padded(job.scratch, cell_at(job.places[2]), 2);
    } else {
        is_whole = m_decoder.decode(cell_at(job.places[0]), job.scratch, bad_offset);
        m_undecodable += is_whole ? 0U : 1U;
    }
    if (!is_whole) {
        job.scratch.resize(start);
    }
}

} // namespace bdd::flows
