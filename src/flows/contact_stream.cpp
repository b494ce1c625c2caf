#include "flows/contact_stream.hpp"

#include "flows/block_queue.hpp"

#include <exception>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace bdd::flows {

namespace {

constexpr std::size_t k_block_bytes = std::size_t{128} << 10U;
constexpr std::size_t k_blocks = 4;

/// Cells of some contacts, one behind the other.
struct ContactBlock {
    std::string text;
    std::vector<std::size_t> ends;

    void clear() noexcept {
        text.clear();
        ends.clear();
    }
    void add(std::span<const std::string_view> cells) {
        for (const std::string_view cell : cells) {
            text += cell;
            ends.push_back(text.size());
        }
    }
};

/// The reading side: fills blocks until the contacts end or nobody takes them any more.
void read_blocks(storage::ContactReader& reader, std::span<const std::size_t> columns,
                 std::int64_t most, BlockQueue<ContactBlock>& queue) {
    std::optional<ContactBlock> block;
    std::int64_t rows = 0;
    const auto take_block = [&] {
        block = queue.take_free();
        if (block) {
            block->clear();
        }
        return block.has_value();
    };
    if (!take_block()) {
        return;
    }
    reader.each(columns, [&](std::span<const std::string_view> cells) {
        block->add(cells);
        if (++rows == most) {
            return false;
        }
        if (block->text.size() < k_block_bytes) {
            return true;
        }
        queue.push(std::move(*block));
        return take_block();
    });
    if (block) {
        queue.push(std::move(*block));
    }
}

/// False when `take` has had enough.
bool hand_out(const ContactBlock& block, std::size_t columns, const storage::ContactVisit& take) {
    std::vector<std::string_view> cells(columns);
    std::size_t start = 0;
    for (std::size_t i = 0; i < block.ends.size(); ++i) {
        cells[i % columns] = std::string_view(block.text).substr(start, block.ends[i] - start);
        start = block.ends[i];
        if (i % columns == columns - 1 && !take(cells)) {
            return false;
        }
    }
    return true;
}

} // namespace

void stream_contacts(storage::ContactReader& reader, std::span<const std::size_t> columns,
                     std::int64_t most, const storage::ContactVisit& take) {
    if (most <= 0) {
        return;
    }
    BlockQueue<ContactBlock> queue(k_blocks);
    std::jthread producer([&] {
        try {
            read_blocks(reader, columns, most, queue);
            queue.close();
        } catch (...) {
            queue.close(std::current_exception());
        }
    });
    try {
        bool more = true;
        while (more) {
            std::optional<ContactBlock> block = queue.pop();
            more = block && hand_out(*block, columns.size(), take);
            if (block) {
                queue.give_back(std::move(*block));
            }
        }
        queue.abort();
    } catch (...) {
        queue.abort();
        throw;
    }
}

} // namespace bdd::flows
