#pragma once

#include <unistd.h>

#include <utility>

namespace bdd::io {

/// An owned file descriptor.
class Fd {
public:
    explicit Fd(int fd = -1) noexcept
        : m_fd(fd) {}
    ~Fd() {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Fd(Fd&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    [[nodiscard]] int get() const noexcept { return m_fd; }

private:
    int m_fd;
};

} // namespace bdd::io
