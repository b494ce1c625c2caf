#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/output_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace bdd::io {

namespace {

constexpr std::size_t k_buffer_bytes = std::size_t{256} << 10U;

/// "folder/" with its slash, or "./".
std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

std::string name_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

[[noreturn]] void fail_on(const std::string& path, int error) {
    fail(Errc::io, _("writing '{0}' failed: {1}"), path, std::strerror(error));
}

/// The file behind a symbolic link: renaming onto the link would replace the link itself.
std::string resolved(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0 || !S_ISLNK(info.st_mode)) {
        return path;
    }
    std::string target = path;
    if (char* real = ::realpath(path.c_str(), nullptr); real != nullptr) {
        target = real;
        std::free(real); // NOLINT(cppcoreguidelines-no-malloc): realpath allocates so.
    }
    return target;
}

} // namespace

struct AtomicFile::Impl {
    std::string path;      ///< As given.
    std::string target;    ///< What the rename replaces.
    std::string temporary; ///< Hidden, beside the target.
    int fd = -1;
    bool overwrite = false;
    std::uint64_t bytes = 0;
    std::string buffer;

    ~Impl() {
        if (fd >= 0) {
            if (owns_temporary()) {
                ::unlink(temporary.c_str());
            }
            ::close(fd);
        }
    }
    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] bool owns_temporary() const noexcept;
    void flush();
    void put_in_place() const;
};

/// False when another run that writes the same target has put its own temporary file there.
bool AtomicFile::Impl::owns_temporary() const noexcept {
    struct stat ours {};
    struct stat there {};
    return ::fstat(fd, &ours) == 0 && ::lstat(temporary.c_str(), &there) == 0 &&
           ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

void AtomicFile::Impl::flush() {
    std::size_t done = 0;
    while (done < buffer.size()) {
        const ssize_t wrote = ::write(fd, buffer.data() + done, buffer.size() - done);
        if (wrote >= 0) {
            done += static_cast<std::size_t>(wrote);
        } else if (errno != EINTR) {
            fail_on(path, errno);
        }
    }
    buffer.clear();
}

void AtomicFile::Impl::put_in_place() const {
    if (!owns_temporary()) {
        fail(Errc::io, _("another run writes '{0}' at the same time"), path);
    }
    // link() refuses an existing target, which rename() would silently replace: a file that
    // appeared since the constructor looked is safe.
    if (!overwrite) {
        if (::link(temporary.c_str(), target.c_str()) == 0) {
            ::unlink(temporary.c_str());
            return;
        }
        if (errno == EEXIST) {
            throw Error(Errc::exists, text_of(_("'{0}' exists"), path),
                        _("add --overwrite to replace it"));
        } // Some file systems have no links: fall through to rename.
    }
    if (::rename(temporary.c_str(), target.c_str()) != 0) {
        fail_on(path, errno);
    }
}

AtomicFile::AtomicFile(std::string path, bool overwrite)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->path = std::move(path);
    m_impl->target = resolved(m_impl->path);
    m_impl->overwrite = overwrite;
    struct stat info {};
    if (::stat(m_impl->target.c_str(), &info) == 0) {
        if (S_ISDIR(info.st_mode)) {
            fail_on(m_impl->path, EISDIR);
        }
        if (!overwrite) {
            throw Error(Errc::exists, text_of(_("'{0}' exists"), m_impl->path),
                        _("add --overwrite to replace it"));
        }
    }
    m_impl->temporary = folder_of(m_impl->target) + "." + name_of(m_impl->target) + ".bdd-tmp";
    // What an interrupted run left is removed first, so that O_EXCL never follows a planted link.
    ::unlink(m_impl->temporary.c_str());
    m_impl->fd = ::open(m_impl->temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (m_impl->fd < 0) {
        fail_on(m_impl->path, errno);
    }
}

AtomicFile::~AtomicFile() = default;
AtomicFile::AtomicFile(AtomicFile&&) noexcept = default;
AtomicFile& AtomicFile::operator=(AtomicFile&&) noexcept = default;

void AtomicFile::write(std::string_view bytes) {
    m_impl->bytes += bytes.size();
    m_impl->buffer += bytes;
    if (m_impl->buffer.size() >= k_buffer_bytes) {
        m_impl->flush();
    }
}

void AtomicFile::commit() {
    m_impl->flush();
    if (::fsync(m_impl->fd) != 0 && errno != EINVAL && errno != EROFS) {
        fail_on(m_impl->path, errno);
    }
    m_impl->put_in_place();
    ::close(std::exchange(m_impl->fd, -1));
    const int folder =
        ::open(folder_of(m_impl->target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) { // A file system that cannot sync folders has done what it can.
        (void)::fsync(folder);
        ::close(folder);
    }
}

const std::string& AtomicFile::path() const noexcept {
    return m_impl->path;
}

std::uint64_t AtomicFile::bytes_written() const noexcept {
    return m_impl->bytes;
}

} // namespace bdd::io
