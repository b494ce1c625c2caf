#include "../io/temp_file.hpp"
#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/storage/key_file.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace {

namespace storage = bdd::storage;

mode_t mode_of(const std::string& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 0777;
}

std::size_t files_in(const std::string& folder) {
    const std::filesystem::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

} // namespace

TEST_CASE("A key file is private from its first byte on, and replaced as one", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string base = folder.path("base.sqlite");
    CHECK_FALSE(storage::read_key_file(base));
    const mode_t umask = ::umask(0);
    storage::write_key_file(base, "one\n");
    ::umask(umask);
    CHECK(mode_of(base + ".key") == 0600);
    CHECK(storage::read_key_file(base)->text == "one\n");
    CHECK_FALSE(storage::read_key_file(base)->is_exposed);

    ::chmod((base + ".key").c_str(), 0640);
    CHECK(storage::read_key_file(base)->is_exposed);
    storage::write_key_file(base, "two\n");
    CHECK(storage::read_key_file(base)->text == "two\n");
    CHECK(mode_of(base + ".key") == 0600);
    CHECK(files_in(folder.path("")) == 1); // No temporary file is left.
}

TEST_CASE("A key file may lie elsewhere, behind a link", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string base = folder.path("base.sqlite");
    std::filesystem::create_directory(folder.path("safe"));
    const std::string target = folder.path("safe/the.key");
    std::filesystem::create_symlink(target, base + ".key");
    // The disk that it lies on may just not be there: no new key takes its place.
    CHECK_FALSE(storage::read_key_file(base));
    CHECK_THROWS_AS(storage::write_key_file(base, "new\n"), bdd::Error);
    CHECK(std::filesystem::is_symlink(base + ".key"));

    folder.write("safe/the.key", "old\n");
    CHECK(storage::read_key_file(base)->text == "old\n");
    storage::write_key_file(base, "new\n");
    CHECK(std::filesystem::is_symlink(base + ".key"));
    CHECK(storage::read_key_file(base)->text == "new\n");
}

TEST_CASE("What is no key file is told, not read as an empty one", "[storage]") {
    const bdd::test::TempFolder folder;
    const std::string base = folder.path("base.sqlite");
    folder.write("base.sqlite.key", std::string(100'000, 'x'));
    CHECK_THROWS_AS((void)storage::read_key_file(base), bdd::Error);
    std::filesystem::remove(base + ".key");
    std::filesystem::create_directory(base + ".key");
    CHECK_THROWS_AS((void)storage::read_key_file(base), bdd::Error);
    CHECK_THROWS_AS(storage::write_key_file(base, "new\n"), bdd::Error);
    CHECK(files_in(folder.path("")) == 1);
    CHECK_THROWS_AS(storage::write_key_file(folder.path("nowhere/base.sqlite"), "new\n"),
                    bdd::Error);
}
