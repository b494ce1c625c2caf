#include "fd.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/mapped_file.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace bdd::io {

namespace {

[[noreturn]] void fail_on(const std::string& path, int error) {
    fail(error == ENOENT ? Errc::not_found : Errc::io, _("reading '{0}' failed: {1}"), path,
         std::strerror(error));
}

} // namespace

MappedFile::MappedFile(const std::string& path) {
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
        fail_on(path, errno);
    }
    if (!S_ISREG(info.st_mode)) {
        fail_on(path, S_ISDIR(info.st_mode) ? EISDIR : EINVAL);
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size == 0) { // mmap refuses nothing at all.
        return;
    }
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (start == MAP_FAILED) {
        fail_on(path, errno);
    }
    m_bytes = {static_cast<const std::byte*>(start), size};
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty()) {
        // munmap takes what mmap gave, which was never const.
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

} // namespace bdd::io
