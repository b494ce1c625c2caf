#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/storage/key_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace bdd::storage {

namespace {

/// A thousand keys; a file beyond it is something else.
constexpr std::size_t k_most_bytes = std::size_t{1} << 16U;
constexpr mode_t k_private_mode = 0600;
constexpr mode_t k_others = 0077;

class Descriptor {
public:
    explicit Descriptor(int fd) noexcept
        : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0) {
            ::close(m_fd);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const noexcept { return m_fd; }

private:
    int m_fd;
};

[[noreturn]] void fail_reading(const std::string& path, const char* why) {
    throw Error(Errc::io, text_of(_("reading the key file {0} failed: {1}"), path, why),
                _("oppositions cannot be checked without it"));
}

[[noreturn]] void fail_writing(const std::string& path, int error) {
    throw Error(Errc::io,
                text_of(_("writing the key file {0} failed: {1}"), path, std::strerror(error)),
                _("check that the folder of the base may be written"));
}

/// The file behind a symbolic link: a key may lie on another disk than its base.
std::string resolved(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0 || !S_ISLNK(info.st_mode)) {
        return path;
    }
    char* const real = ::realpath(path.c_str(), nullptr);
    if (real == nullptr) { // The disk that it names may just not be there.
        fail_writing(path, errno);
    }
    std::string target = real;
    std::free(real); // NOLINT(cppcoreguidelines-no-malloc): realpath allocates so.
    return target;
}

/// False with errno set.
bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t wrote = ::write(fd, text.data(), text.size());
        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(wrote < 0 ? 0 : static_cast<std::size_t>(wrote));
    }
    return ::fsync(fd) == 0 || errno == EINVAL;
}

void sync_folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const Descriptor directory(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() >= 0) { // A file system that cannot sync folders has done what it can.
        (void)::fsync(directory.get());
    }
}

} // namespace

std::string key_file_path(const std::string& base_path) {
    return base_path + ".key";
}

std::optional<KeyFile> read_key_file(const std::string& base_path) {
    const std::string path = key_file_path(base_path);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        fail_reading(path, std::strerror(errno));
    }
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) {
        fail_reading(path, std::strerror(errno));
    }
    KeyFile key;
    key.is_exposed = (info.st_mode & k_others) != 0;
    std::string& text = key.text;
    text.resize(k_most_bytes + 1);
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = ::read(file.get(), text.data() + size, text.size() - size);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            fail_reading(path, std::strerror(errno));
        }
        size += got < 0 ? 0 : static_cast<std::size_t>(got);
    }
    if (size > k_most_bytes) {
        fail_reading(path, _("it is too long for a file of keys"));
    }
    text.resize(size);
    return key;
}

void write_key_file(const std::string& base_path, std::string_view text) {
    const std::string path = resolved(key_file_path(base_path));
    const std::string temporary = path + ".bdd-tmp";
    ::unlink(temporary.c_str()); // Of an interrupted run; O_EXCL never follows a planted link.
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, k_private_mode));
    if (file.get() < 0) {
        fail_writing(path, errno);
    }
    if (!write_all(file.get(), text) || ::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        fail_writing(path, error);
    }
    sync_folder_of(path);
}

} // namespace bdd::storage
