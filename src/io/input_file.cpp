#include "fd.hpp"
#include "file_kind.hpp"
#include "gzip_stream.hpp"
#include "input_source.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/io/input_file.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace bdd::io {

namespace {

/// Reads a seekable file at its own position, so that streams of one descriptor are independent.
class PlainStream final : public ByteStream {
public:
    PlainStream(std::shared_ptr<const Fd> fd, std::string display_name)
        : m_fd(std::move(fd))
        , m_display_name(std::move(display_name)) {}

    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size()) {
            const ssize_t got = ::pread(m_fd->get(), buffer.data() + filled, buffer.size() - filled,
                                        static_cast<off_t>(m_position));
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got < 0) {
                throw Error(
                    Errc::io,
                    text_of(_("reading {0} failed: {1}"), m_display_name, std::strerror(errno)), {},
                    Where{m_display_name});
            }
            if (got == 0) {
                break;
            }
            filled += static_cast<std::size_t>(got);
            m_position += static_cast<std::uint64_t>(got);
        }
        return filled;
    }

    [[nodiscard]] std::uint64_t consumed() const noexcept override { return m_position; }

private:
    std::shared_ptr<const Fd> m_fd;
    std::string m_display_name;
    std::uint64_t m_position = 0;
};

} // namespace

struct InputFile::Impl {
    std::string path;
    std::shared_ptr<const Fd> fd;
    std::uint64_t size = 0;
    bool gzip = false;
};

InputFile::InputFile(std::string path)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->path = std::move(path);
    m_impl->fd = std::make_shared<const Fd>(open_source(m_impl->path, display_name()));
    struct stat status {};
    if (::fstat(m_impl->fd->get(), &status) == 0) {
        m_impl->size = static_cast<std::uint64_t>(status.st_size);
    }
    std::array<char, k_head_bytes> head{};
    std::size_t size = open()->read(head);
    m_impl->gzip = is_gzip({head.data(), size});
    if (m_impl->gzip) {
        size = open()->read(head);
    }
    refuse_foreign_format({head.data(), size}, display_name());
}

InputFile::~InputFile() = default;
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile& InputFile::operator=(InputFile&&) noexcept = default;

std::unique_ptr<ByteStream> InputFile::open() const {
    auto plain = std::make_unique<PlainStream>(m_impl->fd, display_name());
    if (m_impl->gzip) {
        return open_gzip(std::move(plain), display_name());
    }
    return plain;
}

const std::string& InputFile::path() const noexcept {
    return m_impl->path;
}

std::string InputFile::display_name() const {
    return m_impl->path == "-" ? std::string(_("standard input")) : m_impl->path;
}

std::uint64_t InputFile::size() const noexcept {
    return m_impl->size;
}

} // namespace bdd::io
