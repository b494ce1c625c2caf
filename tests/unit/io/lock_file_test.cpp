#include "catch.hpp"

#include <bdd/core/clock.hpp>
#include <bdd/core/error.hpp>
#include <bdd/io/output_file.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>

namespace {

struct TemporaryBase {
    TemporaryBase() { folder = ::mkdtemp(pattern.data()); }
    TemporaryBase(const TemporaryBase&) = delete;
    TemporaryBase& operator=(const TemporaryBase&) = delete;
    ~TemporaryBase() { std::filesystem::remove_all(folder); }
    [[nodiscard]] std::string path() const { return folder + "/base.sqlite"; }
    std::string pattern = "/tmp/bdd-lock-XXXXXX";
    std::string folder;
};

std::optional<bdd::Error> error_of(const std::string& path, double wait_s,
                                   const bdd::CancelFlag* cancel = nullptr) {
    try {
        const bdd::io::LockFile lock(path, "dedupe", "2026-01-02T03:04:05Z", wait_s, cancel);
    } catch (const bdd::Error& error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

TEST_CASE("LockFile refuses a second holder and names the first", "[io]") {
    const TemporaryBase base;
    const bdd::io::LockFile lock(base.path(), "import salon.csv", "2026-01-01T00:00:00Z", 0);
    const std::optional<bdd::Error> error = error_of(base.path(), 0);
    REQUIRE(error.has_value());
    CHECK(error->code() == bdd::Errc::locked);
    CHECK(error->what() == "the base '" + base.path() + "' is held by another run: process " +
                               std::to_string(::getpid()) +
                               " (import salon.csv), since 2026-01-01T00:00:00Z");
    struct stat info {};
    REQUIRE(::stat((base.path() + ".lock").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0600U);
}

TEST_CASE("LockFile goes with its holder, also after a move", "[io]") {
    const TemporaryBase base;
    {
        bdd::io::LockFile lock(base.path(), "a long first command", "2026-01-01T00:00:00Z", 0);
        const bdd::io::LockFile moved = std::move(lock);
        CHECK(error_of(base.path(), 0).has_value());
    }
    CHECK_FALSE(error_of(base.path(), 0).has_value());
}

TEST_CASE("LockFile waits as long as asked, and takes a lock that comes free", "[io]") {
    const TemporaryBase base;
    std::optional<bdd::io::LockFile> lock(std::in_place, base.path(), "import", "now", 0.0);
    const double before = bdd::steady_seconds();
    CHECK(error_of(base.path(), 0.2).has_value());
    CHECK(bdd::steady_seconds() - before >= 0.2);
    const std::jthread release([&lock] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        lock.reset();
    });
    CHECK_FALSE(error_of(base.path(), -1).has_value());
}

TEST_CASE("LockFile stops waiting when the user interrupts", "[io]") {
    const TemporaryBase base;
    const bdd::io::LockFile lock(base.path(), "import", "now", 0);
    bdd::CancelFlag cancel;
    cancel.request();
    const std::optional<bdd::Error> error = error_of(base.path(), 3600, &cancel);
    REQUIRE(error.has_value());
    CHECK(error->code() == bdd::Errc::interrupted);
}

TEST_CASE("LockFile needs a folder", "[io]") {
    const TemporaryBase base;
    const std::optional<bdd::Error> error = error_of(base.folder + "/none/base.sqlite", 0);
    REQUIRE(error.has_value());
    CHECK(error->code() == bdd::Errc::io);
}
