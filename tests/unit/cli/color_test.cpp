#include "cli/color.hpp"

#include "catch.hpp"

using bdd::cli::use_color;

TEST_CASE("Colour: the option, then NO_COLOR, then CLICOLOR_FORCE, then TERM, then the terminal",
          "[cli]") {
    CHECK(use_color("auto", {}, true));
    CHECK_FALSE(use_color("auto", {}, false));
    CHECK_FALSE(use_color("auto", {{"TERM", "dumb"}}, true));
    CHECK(use_color("auto", {{"TERM", "dumb"}, {"CLICOLOR_FORCE", "1"}}, false));
    CHECK_FALSE(use_color("auto", {{"CLICOLOR_FORCE", "0"}}, false));
    CHECK_FALSE(use_color("auto", {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, true));
    CHECK(use_color("auto", {{"NO_COLOR", ""}}, true));
    CHECK(use_color("always", {{"NO_COLOR", "1"}}, false));
    CHECK_FALSE(use_color("never", {{"CLICOLOR_FORCE", "1"}}, true));
}
