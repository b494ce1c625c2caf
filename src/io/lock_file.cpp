#include <bdd/core/clock.hpp>
#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/output_file.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

namespace bdd::io {

namespace {

constexpr double k_poll_s = 0.05;

/// What the holder wrote: process id, command, start time, one per line. Empty while it writes.
std::string read_holder(int fd) {
    std::array<char, 512> buffer{};
    const ssize_t got = ::pread(fd, buffer.data(), buffer.size(), 0);
    std::string text(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    return text.substr(0, std::min(text.find('\0'), text.size()));
}

[[noreturn]] void fail_locked(const std::string& base_path, const std::string& holder) {
    const std::vector<std::string_view> lines = text::split(holder, '\n');
    const std::string hint = _("try again later, or add --wait 30s");
    if (lines.size() < 3 || text::find_invalid_utf8(holder) != std::string::npos) {
        throw Error(Errc::locked, text_of(_("the base '{0}' is held by another run"), base_path),
                    hint);
    }
    throw Error(Errc::locked,
                text_of(_("the base '{0}' is held by another run: process {1} ({2}), since {3}"),
                        base_path, lines[0], lines[1], lines[2]),
                hint);
}

/// True when the lock was taken, false when somebody else has it.
bool try_lock(int fd, const std::string& path) {
    while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return false;
        }
        if (errno != EINTR) {
            fail(Errc::io, _("cannot lock '{0}': {1}"), path, std::strerror(errno));
        }
    }
    return true;
}

void write_holder(int fd, std::string_view command, std::string_view started_at) {
    const std::string text = fmt::format("{}\n{}\n{}\n", ::getpid(), command, started_at);
    // Only an aid for the message of others: a full disk must not stop the run here.
    if (::ftruncate(fd, 0) == 0) {
        (void)!::pwrite(fd, text.data(), text.size(), 0);
    }
}

} // namespace

LockFile::LockFile(const std::string& base_path, std::string_view command,
                   std::string_view started_at, double wait_seconds, const CancelFlag* cancel) {
    const std::string path = base_path + ".lock";
    const double deadline = steady_seconds() + std::max(wait_seconds, 0.0);
    m_fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_fd < 0) {
        fail(Errc::io, _("cannot open the lock '{0}': {1}"), path, std::strerror(errno));
    }
    try {
        while (!try_lock(m_fd, path)) {
            if (wait_seconds >= 0 && steady_seconds() >= deadline) {
                fail_locked(base_path, read_holder(m_fd));
            }
            if (cancel != nullptr) {
                cancel->check();
            }
            std::this_thread::sleep_for(std::chrono::duration<double>(k_poll_s));
        }
    } catch (...) { // The destructor does not run for a constructor that throws.
        ::close(m_fd);
        throw;
    }
    write_holder(m_fd, command, started_at);
}

// The file stays: removing it would let two runs lock two different files of the same name.
LockFile::~LockFile() {
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

LockFile::LockFile(LockFile&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
}

} // namespace bdd::io
