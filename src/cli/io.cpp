#include "cli/io.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <poll.h>

namespace bdd::cli {

namespace {
constexpr std::size_t k_buffer_bytes = std::size_t{64} << 10U;
}

FdOutput::FdOutput(int fd, Buffering buffering)
    : m_fd(fd)
    , m_is_terminal(::isatty(fd) != 0)
    , m_is_buffered(buffering == Buffering::full && !m_is_terminal) {}

FdOutput::~FdOutput() {
    try {
        FdOutput::flush();
    } catch (const Error&) { // A destructor has nobody to tell; main flushes before.
    }
}

void FdOutput::write(std::string_view text) {
    m_buffer += text;
    if (m_buffer.size() >= k_buffer_bytes || !m_is_buffered) {
        flush();
    }
}

void FdOutput::flush() {
    std::size_t done = 0;
    while (done < m_buffer.size() && !m_closed) {
        const ssize_t wrote = ::write(m_fd, m_buffer.data() + done, m_buffer.size() - done);
        if (wrote >= 0) {
            done += static_cast<std::size_t>(wrote);
        } else if (errno == EPIPE) {
            m_closed = true;
        } else if (errno == EAGAIN) { // Somebody else made the terminal or pipe non-blocking.
            pollfd ready{m_fd, POLLOUT, 0};
            (void)::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            m_buffer.clear();
            fail(Errc::io, _("writing the output failed: {0}"), std::strerror(errno));
        }
    }
    m_buffer.clear();
}

std::size_t FdOutput::columns() const {
    winsize size{};
    if (::ioctl(m_fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

} // namespace bdd::cli
