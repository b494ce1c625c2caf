#include "cli/error_output.hpp"

#include "catch.hpp"

TEST_CASE("An error says what, where and what to try", "[cli]") {
    const bdd::Error error(bdd::Errc::config, "unknown setting 'x'", "did you mean 'y'?",
                           {"bdd.toml", 3, 5});
    CHECK(bdd::cli::error_text(error, false) ==
          "bdd: error: bdd.toml:3:5: unknown setting 'x'\n  did you mean 'y'?\n");
    CHECK(bdd::cli::error_text(error, true).rfind("\x1b[1;31mbdd: error:\x1b[0m bdd.toml", 0) == 0);
    CHECK(bdd::cli::error_json(error) ==
          "{\"error\":{\"code\":\"config\",\"message\":\"unknown setting 'x'\","
          "\"hint\":\"did you mean 'y'?\",\"file\":\"bdd.toml\",\"line\":3,\"column\":5}}\n");
}

TEST_CASE("An error leaves out what is not known", "[cli]") {
    const bdd::Error error(bdd::Errc::input, "cut short", {}, {"a.csv", 0, 0});
    CHECK(bdd::cli::error_text(error, false) == "bdd: error: a.csv: cut short\n");
    CHECK(bdd::cli::error_json(error) ==
          "{\"error\":{\"code\":\"input\",\"message\":\"cut short\",\"file\":\"a.csv\"}}\n");
}

TEST_CASE("A value that an error quotes can neither steer the terminal nor make a line", "[cli]") {
    const bdd::Error error(bdd::Errc::usage, "'\x1b[2J\nbdd: error: forged' is no id",
                           "say it: a\nb\n  or so: \xc2\x9b", {"x\ty.csv", 1, 0});
    CHECK(bdd::cli::error_text(error, false) ==
          "bdd: error: x\\ty.csv:1: '\\u001b[2J\\nbdd: error: forged' is no id\n"
          "  say it: a\\nb\n  or so: \\u009b\n");
    const std::string json = bdd::cli::error_json(error);
    CHECK(json.find("'\\u001b[2J\\nbdd: error: forged' is no id") != std::string::npos);
    CHECK(json.find("or so: \\u009b\"") != std::string::npos);
}

TEST_CASE("A message with bytes that are not UTF-8 still makes valid JSON", "[cli]") {
    const bdd::Error error(bdd::Errc::input, "no file 'caf\xe9'");
    CHECK(bdd::cli::error_json(error).find("caf\xef\xbf\xbd'") != std::string::npos);
}
