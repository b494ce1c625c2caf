#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/key_store.hpp>
#include <bdd/storage/suppression_store.hpp>

namespace {

namespace storage = bdd::storage;
using bdd::test::StoredBase;
using storage::Suppression;
using storage::SuppressionAdded;

std::string mac_of(char c) {
    return std::string(31, '\0') + c;
}

Suppression entry_of(const std::string& mac) {
    Suppression entry;
    entry.mac = mac;
    entry.key_id = 1;
    entry.channel = "email";
    entry.purpose = "marketing";
    entry.norm_version = 1;
    entry.reason = "unsubscribe";
    entry.created_at = "2026-01-01T00:00:00Z";
    entry.review_on = "2029-01-01";
    return entry;
}

/// Everything on the list, a line each.
std::string dump(StoredBase& base) {
    std::string all;
    storage::SuppressionReader(*base).list([&](const Suppression& e) {
        all += fmt::format("{} {} {} {} {} {} {} {} {}\n", e.kind, e.mac.back(), e.key_id,
                           e.channel, e.purpose, e.reason, e.created_at, e.review_on, e.origin);
        return true;
    });
    return all;
}

} // namespace

TEST_CASE("An opposition is added once, and keeps what was first said of it", "[storage]") {
    StoredBase base;
    CHECK(storage::SuppressionReader(*base).empty());
    storage::SuppressionWriter writer(*base, base.run("suppress add"));
    const std::string mac = mac_of('a');
    Suppression entry = entry_of(mac);
    entry.origin = "tool";
    CHECK(writer.add(entry) == SuppressionAdded::added);
    entry.reason = "complaint";
    entry.origin = "";
    entry.created_at = "2027-01-01T00:00:00Z";
    CHECK(writer.add(entry) == SuppressionAdded::known);
    CHECK(dump(base) == "0 a 1 email marketing unsubscribe 2026-01-01T00:00:00Z 2029-01-01 tool\n");
    // Another scope, key or kind is another entry.
    entry.channel = "all";
    CHECK(writer.add(entry) == SuppressionAdded::added);
    entry.key_id = 0;
    CHECK(writer.add(entry) == SuppressionAdded::added);
    entry.kind = 1;
    CHECK(writer.add(entry) == SuppressionAdded::added);
    CHECK_FALSE(storage::SuppressionReader(*base).empty());
}

TEST_CASE("An erased person stays one, whichever came first", "[storage]") {
    StoredBase base;
    storage::SuppressionWriter writer(*base, base.run("suppress add"));
    const std::string mac = mac_of('a');
    Suppression entry = entry_of(mac);
    CHECK(writer.add(entry) == SuppressionAdded::added);
    entry.reason = "erasure";
    CHECK(writer.add(entry) == SuppressionAdded::hardened);
    CHECK(writer.add(entry) == SuppressionAdded::known);
    entry.reason = "manual";
    CHECK(writer.add(entry) == SuppressionAdded::known);
    CHECK(dump(base) == "0 a 1 email marketing erasure 2026-01-01T00:00:00Z 2029-01-01 \n");
}

TEST_CASE("No statement takes an opposition off the list", "[storage]") {
    StoredBase base;
    storage::SuppressionWriter writer(*base, base.run("suppress add"));
    const std::string mac = mac_of('a');
    (void)writer.add(entry_of(mac));
    CHECK_THROWS_AS(base.connection().execute("DELETE FROM suppression"), bdd::Error);
    CHECK_THROWS_AS(base.connection().execute("DELETE FROM run"), bdd::Error);
    CHECK_FALSE(storage::SuppressionReader(*base).empty());
}

TEST_CASE("Words and lengths that no look-up would understand are refused", "[storage]") {
    StoredBase base;
    storage::SuppressionWriter writer(*base, base.run("suppress add"));
    const std::string mac = mac_of('a');
    const std::string short_mac = mac.substr(1);
    Suppression entry = entry_of(mac);
    entry.channel = "fax";
    CHECK_THROWS_AS(writer.add(entry), bdd::Error);
    entry = entry_of(mac);
    entry.purpose = "internal";
    CHECK_THROWS_AS(writer.add(entry), bdd::Error);
    entry = entry_of(mac);
    entry.kind = 5;
    CHECK_THROWS_AS(writer.add(entry), bdd::Error);
    CHECK_THROWS_AS(writer.add(entry_of(short_mac)), bdd::Error);
    CHECK(storage::SuppressionReader(*base).empty());
}

TEST_CASE("Entries are found by their fingerprint and counted by what they share", "[storage]") {
    StoredBase base;
    storage::SuppressionWriter writer(*base, base.run("suppress import"));
    std::vector<std::string> macs;
    for (const char c : {'a', 'b', 'c', '\0'}) {
        macs.push_back(mac_of(c));
    }
    for (const std::string& mac : macs) {
        (void)writer.add(entry_of(mac));
    }
    Suppression entry = entry_of(macs[1]);
    entry.channel = "all";
    entry.reason = "letter";
    entry.review_on = "2030-01-01";
    (void)writer.add(entry);
    entry = entry_of(macs[1]);
    entry.key_id = 0;
    (void)writer.add(entry);

    storage::SuppressionReader reader(*base);
    std::string found;
    reader.find(0, macs[1], 1,
                [&](const Suppression& e) { found += fmt::format("{} {};", e.channel, e.reason); });
    CHECK(found == "all letter;email unsubscribe;");
    reader.find(1, macs[1], 1, [&](const Suppression&) { FAIL("of another kind"); });
    reader.find(0, mac_of('z'), 1, [&](const Suppression&) { FAIL("never added"); });

    std::string counted;
    for (const storage::SuppressionCount& c : reader.counts("2029-01-01")) {
        counted += fmt::format("{} {} {} {} {} {} {}\n", c.kind, c.reason, c.channel, c.purpose,
                               c.is_plain, c.entries, c.to_review);
    }
    CHECK(counted == "0 letter all marketing false 1 0\n"
                     "0 unsubscribe email marketing false 4 4\n"
                     "0 unsubscribe email marketing true 1 1\n");

    std::size_t seen = 0;
    bool has_zeros = false;
    reader.each([&](const Suppression& e) {
        has_zeros = has_zeros || e.mac == std::string_view(macs[3]);
        return ++seen < 6;
    });
    CHECK(seen == 6);
    CHECK(has_zeros);
    seen = 0;
    reader.each([&](const Suppression&) { return ++seen < 2; });
    CHECK(seen == 2);
}

TEST_CASE("Check values come back byte by byte", "[storage]") {
    StoredBase base;
    storage::KeyStore keys(*base);
    CHECK(keys.all().empty());
    keys.add(2, std::string("\0\x01\xff", 3), "2026-01-01T00:00:00Z");
    keys.add(1, mac_of('k'), "2026-01-01T00:00:00Z");
    const auto all = keys.all();
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == 1);
    CHECK(all[1].check_value == std::string("\0\x01\xff", 3));
    CHECK_THROWS_AS(keys.add(1, mac_of('x'), "2026-01-01T00:00:00Z"), bdd::Error);
}
