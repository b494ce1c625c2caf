#pragma once

#include "flows/block_queue.hpp"

#include <bdd/io/input_file.hpp>

#include <memory>
#include <thread>
#include <vector>

namespace bdd::flows {

/// A stream that a thread of its own reads ahead, so that decompressing and parsing use both cores.
class ReadAhead : public io::ByteStream {
public:
    explicit ReadAhead(std::unique_ptr<io::ByteStream> stream);
    ~ReadAhead() override;
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    [[nodiscard]] std::size_t read(std::span<char> buffer) override;
    [[nodiscard]] std::uint64_t consumed() const noexcept override { return m_current.consumed; }

private:
    struct Block {
        std::vector<char> bytes;
        std::size_t size = 0;
        std::uint64_t consumed = 0;
    };

    void fetch();

    std::unique_ptr<io::ByteStream> m_stream;
    BlockQueue<Block> m_queue;
    Block m_current;
    std::size_t m_taken = 0; ///< Bytes of the current block.
    bool m_at_end = false;
    std::jthread m_thread; ///< Last: joined before the rest goes.
};

} // namespace bdd::flows
