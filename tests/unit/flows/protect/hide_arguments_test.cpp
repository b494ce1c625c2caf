#include "flows/protect/hide_arguments.hpp"

#include "catch.hpp"
#include "flow_fixture.hpp"

namespace {

using Words = std::vector<std::string>;

Words hide(Words arguments, std::string_view value) {
    bdd::test::FlowContext flow;
    flow.ctx.arguments = std::move(arguments);
    bdd::flows::hide_argument(flow.ctx, value);
    return flow.ctx.arguments;
}

} // namespace

TEST_CASE("A typed value leaves no trace in the arguments, wherever it stands", "[flows]") {
    CHECK(hide({"suppress", "add", "ada@x.fr", "--origin", "call"}, "ada@x.fr") ==
          Words{"suppress", "add", "…", "--origin", "call"});
    CHECK(hide({"--email=ada@x.fr", "-eada@x.fr", "-e=ada@x.fr", "-e", "ada@x.fr"}, "ada@x.fr") ==
          Words{"--email=…", "-e…", "-e=…", "-e", "…"});
    // Twice, and a value with an equals sign.
    CHECK(hide({"a=b@x.fr", "--email=a=b@x.fr", "a=b@x.fr"}, "a=b@x.fr") ==
          Words{"…", "--email=…", "…"});
}

TEST_CASE("Arguments that only contain the value stay", "[flows]") {
    const Words words{"suppress", "add", "xada@x.fr", "--file=list-1.csv", "-n1", "--limit=11"};
    CHECK(hide(words, "1") ==
          Words{"suppress", "add", "xada@x.fr", "--file=list-1.csv", "-n…", "--limit=11"});
    CHECK(hide(words, "") == words);
    CHECK(hide({"check", "-"}, "-") == Words{"check", "-"});
    CHECK(hide({"--", "-", "--x="}, "x") == Words{"--", "-", "--x="});
}

TEST_CASE("A value is found in another Unicode form than it was typed in", "[flows]") {
    CHECK(hide({"find", "He\u0301le\u0300ne"}, "H\u00e9l\u00e8ne") == Words{"find", "…"});
    CHECK(hide({"--name=He\u0301le\u0300ne"}, "H\u00e9l\u00e8ne") == Words{"--name=…"});
}
