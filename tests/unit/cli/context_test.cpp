#include "cli/context.hpp"

#include "catch.hpp"

using namespace bdd::cli;

namespace {

struct World {
    MemoryOutput out;
    MemoryOutput err;
    bdd::Progress progress;
    bdd::CancelFlag cancel;
    Env env;
    Context ctx{{}, {}, {out, err}, env, {}, progress, cancel, {}, Format::table, false, false, {}};
};

} // namespace

TEST_CASE("confirm never waits without a terminal", "[cli]") {
    World world;
    CHECK(world.ctx.confirm("drop it?", true));
    try {
        (void)world.ctx.confirm("drop it?", false);
        FAIL("no error");
    } catch (const bdd::Error& error) {
        CHECK(error.code() == bdd::Errc::usage);
        CHECK(error.hint() == "add --yes");
    }
    CHECK(world.err.text().empty());
}

TEST_CASE("confirm takes yes in two languages and everything else as no", "[cli]") {
    World world;
    world.ctx.io.stdin_is_terminal = true;
    const auto answer = [&](std::optional<std::string> line) {
        world.ctx.io.read_line = [line] { return line; };
        return world.ctx.confirm("drop it?", false);
    };
    CHECK(answer("y"));
    CHECK(answer(" Oui "));
    CHECK(answer("YES"));
    CHECK_FALSE(answer(""));
    CHECK_FALSE(answer("n"));
    CHECK_FALSE(answer("yes please"));
    CHECK_FALSE(answer(std::nullopt));
    CHECK(world.err.text().rfind("drop it? [y/N] ", 0) == 0);
}

TEST_CASE("The summary is silent with -q and with --json, a notice with -q only", "[cli]") {
    World world;
    world.ctx.summary("imported 3 rows");
    world.ctx.format = Format::json;
    world.ctx.summary("unseen");
    world.ctx.notice("seen");
    world.ctx.settings.set("verbosity", "quiet", bdd::Origin::flag);
    world.ctx.notice("unseen");
    CHECK(world.err.text() == "imported 3 rows\nseen\n");
    CHECK(world.out.text().empty());
}
