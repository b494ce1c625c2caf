#include "storage/private_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace bdd::storage {

namespace {

constexpr mode_t k_private_mode = 0600;

} // namespace

void create_private(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, k_private_mode);
    if (fd >= 0) {
        ::close(fd);
        return;
    }
    if (errno != EEXIST) {
        throw Error(Errc::io,
                    text_of(_("creating the base {0} failed: {1}"), path, std::strerror(errno)),
                    _("check that the folder exists and may be written, or name another base with "
                      "--db"));
    }
}

} // namespace bdd::storage
