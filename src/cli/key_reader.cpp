#include "cli/key_reader.hpp"

#include <unistd.h>

#include <cerrno>
#include <poll.h>
#include <termios.h>

namespace bdd::cli {

namespace {

constexpr int k_poll_ms = 200;  ///< A signal may come just before the wait for a key.
constexpr int k_escape_ms = 20; ///< What follows ESC sooner than this belongs to the same key.
constexpr char k_escape = '\x1b';

/// Keys one by one while it lives. What was typed ahead is kept.
class KeyMode {
public:
    explicit KeyMode(int fd)
        : m_fd(fd)
        , m_is_terminal(::tcgetattr(fd, &m_before) == 0) {
        apply();
    }
    KeyMode(const KeyMode&) = delete;
    KeyMode& operator=(const KeyMode&) = delete;
    ~KeyMode() {
        if (m_is_terminal) {
            (void)::tcsetattr(m_fd, TCSADRAIN, &m_before);
        }
    }
    void apply() {
        if (!m_is_terminal) {
            return;
        }
        termios keys = m_before;
        keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        keys.c_cc[VINTR] = _POSIX_VDISABLE;
        keys.c_cc[VMIN] = 1;
        keys.c_cc[VTIME] = 0;
        (void)::tcsetattr(m_fd, TCSADRAIN, &keys);
    }

private:
    int m_fd;
    termios m_before{};
    bool m_is_terminal;
};

bool is_ready(int fd, int wait_ms) {
    pollfd ready{fd, POLLIN, 0};
    return ::poll(&ready, 1, wait_ms) > 0;
}

} // namespace

std::optional<char> read_key(int fd, const CancelFlag& cancel) {
    KeyMode mode(fd);
    while (!cancel.requested()) {
        errno = 0;
        if (!is_ready(fd, k_poll_ms)) {
            if (errno == EINTR) { // Perhaps stopped and continued: the shell had its own mode.
                mode.apply();
            }
            continue;
        }
        char key = 0;
        const ssize_t got = ::read(fd, &key, 1);
        if (got == 1) {
            char rest = 0;
            while (key == k_escape && is_ready(fd, k_escape_ms) && ::read(fd, &rest, 1) == 1) {
            }
            return key;
        }
        if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace bdd::cli
