#pragma once

#include <cstdio>
#include <map>
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
};

/// The environment variables that bdd looks at, injected so that tests never touch the process.
using Env = std::map<std::string, std::string, std::less<>>;

/// An Output in memory.
class MemoryOutput : public Output {
public:
    void write(std::string_view text) override { m_text += text; }
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }

private:
    std::string m_text;
};

/// An Output on a file descriptor that it does not own.
class FdOutput : public Output {
public:
    explicit FdOutput(int fd);
    ~FdOutput() override;
    void write(std::string_view text) override;
    void flush() override;
    [[nodiscard]] bool is_terminal() const override;
    [[nodiscard]] std::size_t columns() const override;
    [[nodiscard]] bool closed() const override { return m_closed; }

private:
    int m_fd;
    bool m_closed = false;
    std::string m_buffer;
};

} // namespace bdd::cli
