#pragma once

#include <bdd/core/settings.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bdd::cli {

/// Where a command writes: standard output and standard error, or memory in tests. Writing to a
/// closed pipe is remembered, never an error by itself.
class Output {
public:
    Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;
    virtual void write(std::string_view text) = 0;
    virtual void flush() {}
    [[nodiscard]] virtual bool is_terminal() const { return false; }
    [[nodiscard]] virtual std::size_t columns() const { return 80; }
    /// True once the reader went away (EPIPE).
    [[nodiscard]] virtual bool closed() const { return false; }
};

/// The streams of one command line.
struct Io {
    Output& out;
    Output& err;
    bool stdin_is_terminal = false;
    /// One line of standard input without its end; empty at the end of the input. For questions.
    std::function<std::optional<std::string>()> read_line = [] { return std::nullopt; };
    /// One key of the terminal, as key_reader.hpp says; for dialogues.
    std::function<std::optional<char>()> read_key = [] { return std::nullopt; };
};

/// The environment variables that bdd looks at, injected so that tests never touch the process.
using Env = EnvironmentMap;

/// An Output in memory.
class MemoryOutput : public Output {
public:
    void write(std::string_view text) override { m_text += text; }
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }

private:
    std::string m_text;
};

/// When an FdOutput hands its bytes to the system: standard error must not lag behind.
enum class Buffering { full, none };

/// An Output on a file descriptor that it does not own.
class FdOutput final : public Output {
public:
    explicit FdOutput(int fd, Buffering buffering = Buffering::full);
    ~FdOutput() override;
    void write(std::string_view text) override;
    void flush() override;
    [[nodiscard]] bool is_terminal() const override { return m_is_terminal; }
    [[nodiscard]] std::size_t columns() const override;
    [[nodiscard]] bool closed() const override { return m_closed; }

private:
    int m_fd;
    bool m_is_terminal;
    bool m_is_buffered;
    bool m_closed = false;
    std::string m_buffer;
};

} // namespace bdd::cli
