#include "fd.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/file_bytes.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace bdd::io {

std::uint64_t each_block(const std::string& path,
                         const std::function<void(std::string_view block)>& visit) {
    constexpr std::size_t k_block = std::size_t{1} << 20U;
    const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::vector<char> block(k_block);
    std::uint64_t total = 0;
    for (;;) {
        const ssize_t got = file.get() < 0 ? -1 : ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR && file.get() >= 0) {
            continue;
        }
        if (got < 0) {
            fail(Errc::io, _("reading '{0}' failed: {1}"), path, std::strerror(errno));
        }
        if (got == 0) {
            return total;
        }
        total += static_cast<std::uint64_t>(got);
        visit({block.data(), static_cast<std::size_t>(got)});
    }
}

} // namespace bdd::io
