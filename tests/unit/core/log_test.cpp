#include "catch.hpp"

#include <bdd/core/log.hpp>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

TEST_CASE("The log shows what its level allows, with a label", "[core]") {
    std::string lines;
    bdd::log::configure(bdd::log::Level::info, {}, [&](std::string_view line) { lines += line; });
    bdd::log::debug("hidden {0}", 1);
    bdd::log::info("read {0} rows", 12);
    bdd::log::warning("odd {{}} braces of {0}", "{}");
    CHECK(lines == "bdd: read 12 rows\nbdd: warning: odd {} braces of {}\n");
    CHECK_FALSE(bdd::log::shows(bdd::log::Level::debug));
    bdd::log::configure(bdd::log::Level::warning);
}

TEST_CASE("A log file is private, appended to, and stamped in UTC", "[core]") {
    std::string folder = "/tmp/bdd-log-XXXXXX";
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/run.log";
    for (const char* message : {"first", "second"}) {
        bdd::log::configure(bdd::log::Level::warning, path);
        bdd::log::warning("{0}", message);
        bdd::log::info("not shown");
    }
    bdd::log::configure(bdd::log::Level::warning);
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0600U);
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    CHECK(text.find("Z warning [") != std::string::npos);
    CHECK(text.find("] second\n") > text.find("] first\n"));
    std::filesystem::remove_all(folder);
    CHECK_THROWS_AS(bdd::log::configure(bdd::log::Level::info, folder + "/no/x.log"), bdd::Error);
}
