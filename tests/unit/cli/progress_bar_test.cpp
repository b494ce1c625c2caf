#include "cli/progress_bar.hpp"

#include "catch.hpp"

#include <string>

using bdd::cli::MemoryOutput;
using bdd::cli::ProgressBar;

namespace {

std::size_t draws(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("\r\x1b[K"); at != std::string::npos;
         at = text.find("\r\x1b[K", at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("ProgressBar draws at most ten times a second and wipes its line", "[cli]") {
    MemoryOutput err;
    double now = 0;
    ProgressBar bar(err, [&now] { return now; });
    bar.enable();
    bar.begin("import", 2'000'000, "B");
    for (int i = 0; i < 1000; ++i) {
        now += 0.001;
        bar.advance(1500);
    }
    CHECK(draws(err.text()) >= 8);
    CHECK(draws(err.text()) <= 10);
    CHECK(err.text().find("import [") != std::string::npos);
    CHECK(err.text().find(" MB") != std::string::npos);
    bar.end();
    CHECK(err.text().substr(err.text().size() - 4) == "\r\x1b[K");
}

TEST_CASE("ProgressBar says nothing for quick work or when it is not enabled", "[cli]") {
    MemoryOutput err;
    double now = 0;
    ProgressBar bar(err, [&now] { return now; });
    bar.begin("import", 10, "rows");
    now = 5;
    bar.advance(10);
    bar.end();
    bar.enable();
    bar.begin("import", 10, "rows");
    now = 5.05;
    bar.advance(10);
    bar.end();
    CHECK(err.text().empty());
}

TEST_CASE("ProgressBar spins without a total and never overflows its bar", "[cli]") {
    MemoryOutput err;
    double now = 0;
    ProgressBar bar(err, [&now] { return now; });
    bar.enable();
    bar.begin("read", 0, "rows");
    now = 1;
    bar.advance(42);
    CHECK(err.text() == "\r\x1b[K/ read 42 rows");
    bar.begin("write", 10, "rows");
    now = 2;
    bar.advance(25);
    CHECK(err.text().find("write [########################] 100 % 10 rows") != std::string::npos);
}
