#include "input_source.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

namespace bdd::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_copy_bytes = std::size_t{256} << 10U;
/// Names looked at for a suggestion; a folder may hold a million files.
constexpr std::size_t k_most_names = 5000;

bool is_text(std::string_view name) {
    return text::find_invalid_utf8(name) == std::string_view::npos;
}

/// Names of a folder that can be suggested, in a fixed order.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && is_text(name)) {
            names.push_back(std::move(name));
        }
        if (names.size() == k_most_names) {
            break;
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The name with another ending ("contacts.csv.gz" for "contacts.csv", "contacts.csv" for
/// "contacts"), which is further away than a typing error.
std::vector<std::string> same_stem(const std::string& name, const std::vector<std::string>& names) {
    const std::string stem = fs::path(name).stem().string() + ".";
    std::vector<std::string> found;
    for (const std::string& candidate : names) {
        if (candidate.starts_with(stem) || candidate.starts_with(name + ".")) {
            found.push_back(candidate);
        }
    }
    return found;
}

std::string hint_for_missing(const std::string& path) {
    const fs::path parent = fs::path(path).parent_path();
    const fs::path folder = parent.empty() ? fs::path(".") : parent;
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return text_of(_("the folder {0} does not exist"), folder.string());
    }
    const std::string name = fs::path(path).filename().string();
    if (name.empty() || !is_text(name)) {
        return {};
    }
    const std::vector<std::string> names = names_in(folder);
    if (std::string near = did_you_mean(name, names); !near.empty()) {
        return near;
    }
    const std::vector<std::string> siblings = same_stem(name, names);
    return siblings.empty() ? std::string{}
                            : text_of(_("the folder holds {0}"), text::join(siblings, ", "));
}

[[noreturn]] void refuse(const std::string& file, const char* pattern, std::string hint) {
    throw Error(Errc::input, text_of(pattern, file), std::move(hint), Where{file});
}

[[noreturn]] void cannot_open(const std::string& path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        refuse(path, _("there is no file {0}"), hint_for_missing(path));
    }
    if (error == EACCES || error == EPERM) {
        refuse(path, _("no permission to read {0}"),
               _("ask its owner for the right to read it, or give a copy of your own"));
    }
    throw Error(Errc::input, text_of(_("{0} cannot be opened: {1}"), path, std::strerror(error)),
                {}, Where{path});
}

[[noreturn]] void spool_failed(const char* pattern, const std::string& what) {
    throw Error(Errc::io, text_of(pattern, what, std::strerror(errno)),
                _("TMPDIR names the folder for temporary files"));
}

Fd make_spool() {
    std::error_code error;
    fs::path folder = fs::temp_directory_path(error);
    std::string name = (error ? fs::path("/tmp") : folder) / "bdd-input-XXXXXX";
    Fd fd(::mkstemp(name.data()));
    if (fd.get() < 0) {
        spool_failed(_("no temporary file {0} could be made: {1}"), name);
    }
    ::unlink(name.c_str());
    return fd;
}

void write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(fd, bytes.data(), bytes.size());
        if (put < 0 && errno != EINTR) {
            spool_failed(_("writing the temporary copy of {0} failed: {1}"), _("standard input"));
        }
        bytes.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
    }
}

Fd spool(int source, const std::string& display_name) {
    Fd copy = make_spool();
    std::vector<char> buffer(k_copy_bytes);
    for (;;) {
        const ssize_t got = ::read(source, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw Error(Errc::io,
                        text_of(_("reading {0} failed: {1}"), display_name, std::strerror(errno)));
        }
        if (got == 0) {
            return copy;
        }
        write_all(copy.get(), {buffer.data(), static_cast<std::size_t>(got)});
    }
}

} // namespace

Fd open_source(const std::string& path, const std::string& display_name) {
    if (path == "-") {
        return spool(STDIN_FILENO, display_name);
    }
    Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0) {
        cannot_open(path, errno);
    }
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0) {
        cannot_open(path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        refuse(path, _("{0} is a folder, not a file"), _("name one file inside it"));
    }
    return S_ISREG(status.st_mode) ? std::move(fd) : spool(fd.get(), display_name);
}

} // namespace bdd::io
