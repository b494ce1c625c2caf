#include "catch.hpp"
#include "io/temp_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/io/mapped_file.hpp>

#include <filesystem>
#include <utility>

namespace {

std::string text_of(const bdd::io::MappedFile& file) {
    const auto bytes = file.bytes();
    return {static_cast<const char*>(static_cast<const void*>(bytes.data())), bytes.size()};
}

} // namespace

TEST_CASE("a mapped file keeps its bytes when it is moved and when another takes its path",
          "[io]") {
    const bdd::test::TempFolder folder;
    const std::string path = folder.write("a", "old bytes");
    bdd::io::MappedFile first(path);
    std::filesystem::rename(folder.write("b", "new"), path);
    const bdd::io::MappedFile moved(std::move(first));
    CHECK(text_of(moved) == "old bytes");
    CHECK(text_of(bdd::io::MappedFile(path)) == "new");
}

TEST_CASE("an empty file is mapped as nothing, and what is no file is told", "[io]") {
    const bdd::test::TempFolder folder;
    CHECK(bdd::io::MappedFile(folder.write("empty", "")).bytes().empty());
    CHECK_THROWS_AS(bdd::io::MappedFile(folder.path("missing")), bdd::Error);
    CHECK_THROWS_AS(bdd::io::MappedFile(folder.path("")), bdd::Error);
}
