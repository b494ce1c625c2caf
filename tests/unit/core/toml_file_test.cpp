#include "core/toml_file.hpp"

#include "catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

TEST_CASE("read_toml_values flattens tables in the order of the file", "[core]") {
    std::string folder = "/tmp/bdd-toml-XXXXXX";
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string path = folder + "/a.toml";
    std::ofstream(path) << "zeta = \"é\"\nalpha = 1_000\n[export]\n  bom = true\n"
                           "[export.excel]\nwidth = 0.5\n";
    const std::vector<bdd::TomlValue> values = bdd::read_toml_values(path);
    std::filesystem::remove_all(folder);

    REQUIRE(values.size() == 4);
    CHECK(values[0].key == "zeta");
    CHECK(values[0].value == "é");
    CHECK(values[1].key == "alpha");
    CHECK(values[1].value == "1000");
    CHECK(values[2].key == "export.bom");
    CHECK(values[2].value == "true");
    CHECK(values[2].line == 4);
    CHECK(values[2].column == 3);
    CHECK(values[3].key == "export.excel.width");
    CHECK(values[3].value == "0.5");
}
