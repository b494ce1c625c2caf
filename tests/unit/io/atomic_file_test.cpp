#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/output_file.hpp>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
    TemporaryFolder() { path = ::mkdtemp(pattern.data()); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { fs::remove_all(path); }
    std::string pattern = "/tmp/bdd-atomic-XXXXXX";
    std::string path;
};

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const std::string& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

bdd::Errc code_of(const std::string& path, bool overwrite) {
    try {
        bdd::io::AtomicFile file(path, overwrite);
        file.write("x");
        file.commit();
    } catch (const bdd::Error& error) {
        return error.code();
    }
    return bdd::Errc::internal;
}

} // namespace

TEST_CASE("AtomicFile shows the file only after the commit, mode 0600", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    bdd::io::AtomicFile file(path, false);
    const std::string block(700'000, 'x');
    file.write(block);
    file.write("end");
    CHECK_FALSE(fs::exists(path));
    CHECK(file.bytes_written() == 700'003);
    file.commit();
    CHECK(content_of(path) == block + "end");
    CHECK(files_in(folder.path) == 1);
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0600U);
}

TEST_CASE("AtomicFile without a commit leaves what stood there", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    std::ofstream(path) << "old";
    {
        bdd::io::AtomicFile file(path, true);
        file.write("new");
        const bdd::io::AtomicFile moved = std::move(file);
    }
    CHECK(content_of(path) == "old");
    CHECK(files_in(folder.path) == 1);
}

TEST_CASE("AtomicFile replaces an existing file only when asked", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    std::ofstream(path) << "old";
    CHECK(code_of(path, false) == bdd::Errc::exists);
    CHECK(content_of(path) == "old");
    CHECK(code_of(path, true) == bdd::Errc::internal); // No error.
    CHECK(content_of(path) == "x");
}

TEST_CASE("AtomicFile does not replace a file that appeared meanwhile", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    bdd::io::AtomicFile file(path, false);
    file.write("ours");
    std::ofstream(path) << "theirs";
    CHECK_THROWS_AS(file.commit(), bdd::Error);
    CHECK(content_of(path) == "theirs");
}

TEST_CASE("AtomicFile writes through a symbolic link and keeps the link", "[io]") {
    const TemporaryFolder folder;
    fs::create_directory(folder.path + "/real");
    std::ofstream(folder.path + "/real/out.csv") << "old";
    fs::create_symlink("real/out.csv", folder.path + "/link.csv");
    CHECK(code_of(folder.path + "/link.csv", true) == bdd::Errc::internal); // No error.
    CHECK(fs::is_symlink(folder.path + "/link.csv"));
    CHECK(content_of(folder.path + "/real/out.csv") == "x");
}

TEST_CASE("AtomicFile says when a folder is missing or in the way", "[io]") {
    const TemporaryFolder folder;
    CHECK(code_of(folder.path + "/none/out.csv", false) == bdd::Errc::io);
    CHECK(code_of(folder.path, true) == bdd::Errc::io);
}

TEST_CASE("AtomicFile replaces the rest of an interrupted run, never follows it", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    const std::string victim = folder.path + "/victim";
    std::ofstream(victim) << "safe";
    fs::create_symlink(victim, folder.path + "/.out.csv.bdd-tmp");
    CHECK(code_of(path, false) == bdd::Errc::internal); // No error.
    CHECK(content_of(path) == "x");
    CHECK(content_of(victim) == "safe");
}

TEST_CASE("Of two runs that write one file the later one wins, and neither mixes them", "[io]") {
    const TemporaryFolder folder;
    const std::string path = folder.path + "/out.csv";
    {
        bdd::io::AtomicFile first(path, true);
        first.write("first");
        bdd::io::AtomicFile second(path, true);
        second.write("second");
        CHECK_THROWS_AS(first.commit(), bdd::Error);
        CHECK_FALSE(fs::exists(path));
        { const bdd::io::AtomicFile gone = std::move(first); }
        second.commit();
    }
    CHECK(content_of(path) == "second");
    CHECK(files_in(folder.path) == 1);
}
