#include "flows/protect/keyring.hpp"

#include "catch.hpp"
#include "flow_fixture.hpp"

#include <bdd/storage/key_file.hpp>
#include <bdd/storage/key_store.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace {

using bdd::flows::ensure_key;
using bdd::flows::KeyringState;
using bdd::flows::open_keyring;
using bdd::flows::WriteSession;
using bdd::test::FlowContext;
namespace protect = bdd::protect;
namespace storage = bdd::storage;

protect::Keyring make_key(FlowContext& flow, bool dry_run = false) {
    WriteSession session(flow.ctx, "test", dry_run);
    protect::Keyring keys = ensure_key(flow.ctx, session);
    session.finish({});
    return keys;
}

KeyringState state_of(const FlowContext& flow) {
    storage::Database base = flow.open();
    return open_keyring(base);
}

void put(const FlowContext& flow, const protect::Keyring& keys) {
    storage::write_key_file(flow.base_path(), protect::to_text(keys));
}

bool same(const protect::Keyring& a, const protect::Keyring& b) {
    return protect::to_text(a) == protect::to_text(b);
}

} // namespace

TEST_CASE("The first key is made once, told once, and found again", "[flows]") {
    FlowContext flow;
    const protect::Keyring keys = make_key(flow);
    REQUIRE(keys.size() == 1);
    CHECK(keys[0].id == 1);
    CHECK(keys[0].bytes != protect::SecretKey{}.bytes);
    CHECK(flow.err.text().find(flow.key_path()) != std::string::npos);
    const std::string told = flow.err.text();
    CHECK(same(make_key(flow), keys));
    CHECK(flow.err.text() == told);
    CHECK(same(state_of(flow).keys, keys));
    CHECK_FALSE(state_of(flow).missing());
}

TEST_CASE("A base without oppositions needs no key, whatever file lies there", "[flows]") {
    FlowContext flow;
    flow.folder.write("base.sqlite.key", "holiday plans\n");
    { WriteSession(flow.ctx, "test", false).finish({}); }
    CHECK_FALSE(state_of(flow).missing());
    CHECK(state_of(flow).keys.empty());
    // But no key is written over it.
    CHECK_THROWS_AS(make_key(flow), bdd::Error);
    CHECK(storage::read_key_file(flow.base_path())->text == "holiday plans\n");
}

TEST_CASE("A key that is lost, wrong, damaged or incomplete is missing, never replaced",
          "[flows]") {
    FlowContext flow;
    const protect::Keyring keys = make_key(flow);
    std::string expected;
    SECTION("lost") {
        std::filesystem::remove(flow.key_path());
        expected = "is missing";
    }
    SECTION("of another base") {
        put(flow, {protect::make_key(1)});
        expected = "of another base";
    }
    SECTION("another id") {
        put(flow, {{2, keys[0].bytes}});
        expected = "lacks key 1";
    }
    SECTION("damaged") {
        flow.folder.write("base.sqlite.key", protect::to_text(keys).substr(0, 40));
        expected = "is damaged";
    }
    SECTION("empty") {
        flow.folder.write("base.sqlite.key", "");
        expected = "lacks key 1";
    }
    SECTION("a folder") {
        std::filesystem::remove(flow.key_path());
        std::filesystem::create_directory(flow.key_path());
        expected = "failed";
    }
    const KeyringState state = state_of(flow);
    CHECK(state.missing());
    CHECK(state.keys.empty());
    CHECK_THAT(state.problem, Catch::Contains(expected));
    CHECK_FALSE(state.hint.empty());
    const auto file_before = [&] {
        return std::filesystem::is_regular_file(flow.key_path())
                   ? storage::read_key_file(flow.base_path())->text
                   : std::string();
    };
    const std::string before = file_before();
    try {
        make_key(flow);
        FAIL("a new key was made");
    } catch (const bdd::Error& error) {
        CHECK(error.code() == bdd::Errc::refused);
    }
    CHECK(file_before() == before);
    CHECK(state_of(flow).missing());
    // Put back, all is well.
    std::filesystem::remove(flow.key_path());
    put(flow, keys);
    CHECK(same(state_of(flow).keys, keys));
}

TEST_CASE("A key of a first run that failed is taken over", "[flows]") {
    FlowContext flow;
    protect::Keyring aborted;
    {
        WriteSession session(flow.ctx, "test", false);
        aborted = ensure_key(flow.ctx, session);
    } // Not finished: the base forgets it, the file stays.
    CHECK_FALSE(state_of(flow).missing());
    CHECK(state_of(flow).keys.empty());
    CHECK(same(make_key(flow), aborted));
    CHECK(same(state_of(flow).keys, aborted));
}

TEST_CASE("A second key joins the first; both stay needed", "[flows]") {
    FlowContext flow;
    protect::Keyring keys = make_key(flow);
    keys.push_back(protect::make_key(2));
    put(flow, keys);
    CHECK(state_of(flow).keys.size() == 1); // Not yet known to the base.
    CHECK(same(make_key(flow), keys));
    CHECK(same(state_of(flow).keys, keys));
    put(flow, {keys[1]});
    CHECK_THAT(state_of(flow).problem, Catch::Contains("lacks key 1"));
}

TEST_CASE("A rehearsal leaves no key", "[flows]") {
    FlowContext flow;
    SECTION("without a base") {}
    SECTION("with a base") {
        WriteSession(flow.ctx, "test", false).finish({});
    }
    CHECK(make_key(flow, true).size() == 1);
    CHECK_FALSE(std::filesystem::exists(flow.key_path()));
    CHECK(flow.err.text().empty());
}

TEST_CASE("A key file that others may read is told of", "[flows]") {
    FlowContext flow;
    make_key(flow);
    std::filesystem::permissions(flow.key_path(), std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    CHECK(state_of(flow).is_exposed);
    make_key(flow);
    CHECK_THAT(flow.err.text(), Catch::Contains("chmod 600"));
}
