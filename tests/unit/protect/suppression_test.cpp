#include "../random.hpp"
#include "catch.hpp"

#include <bdd/protect/suppression.hpp>

#include <string>
#include <vector>

namespace {

using namespace bdd::protect;
using bdd::test::Random;

SecretKey key_of(std::uint32_t id, std::uint8_t seed) {
    SecretKey key{id, {}};
    key.bytes.fill(seed);
    return key;
}

Scope scope_of(std::string_view channel, std::string_view purpose) {
    return {parse_scope_channels(channel).value(), parse_scope_purposes(purpose).value()};
}

void add(SuppressionSet& set, const SecretKey& key, AddressKind kind, std::string_view value,
         const Scope& scope, bool erased = false) {
    set.add(kind, Fingerprinter(key).of(kind, value), key.id, scope, erased);
}

} // namespace

TEST_CASE("Words of scopes cover what they say, and work on the base is never opposed",
          "[protect]") {
    const Scope marketing = scope_of("email", "marketing");
    CHECK(marketing.covers(Channel::email, Purpose::prospection));
    CHECK(marketing.covers(Channel::email, Purpose::renewal));
    CHECK_FALSE(marketing.covers(Channel::email, Purpose::service));
    CHECK_FALSE(marketing.covers(Channel::sms, Purpose::prospection));
    CHECK_FALSE(marketing.covers_all_channels(Purpose::prospection));
    const Scope everything = scope_of("all", "everything");
    for (const Channel channel : k_channels) {
        for (const Purpose purpose : k_purposes) {
            CHECK(everything.covers(channel, purpose) == (purpose != Purpose::internal));
        }
    }
    CHECK(everything.covers_all_channels(Purpose::service));
    const Scope ads = scope_of("all", "ads");
    CHECK(ads.covers_all_channels(Purpose::ads));
    CHECK_FALSE(ads.covers(Channel::email, Purpose::partner));
    CHECK_FALSE(parse_scope_purposes("internal"));
    CHECK_FALSE(parse_scope_purposes("Marketing"));
    CHECK_FALSE(parse_scope_channels("mail"));
    Scope both = marketing;
    both |= ads;
    CHECK(both.covers(Channel::email, Purpose::prospection));
    CHECK(both.covers(Channel::post, Purpose::ads));
    CHECK_FALSE(both.covers(Channel::post, Purpose::prospection));
    CHECK(Scope{}.empty());
    CHECK_FALSE(ads.empty());
}

TEST_CASE("What was not said of a scope follows from the reason and the address", "[protect]") {
    struct Row {
        SuppressionReason reason;
        AddressKind kind;
        const char* channel;
        const char* purpose;
    };
    const std::vector<Row> rows = {
        {SuppressionReason::unsubscribe, AddressKind::email, "email", "marketing"},
        {SuppressionReason::complaint, AddressKind::domain, "email", "marketing"},
        {SuppressionReason::external_list, AddressKind::phone, "phone", "marketing"},
        {SuppressionReason::external_list, AddressKind::postal, "post", "marketing"},
        {SuppressionReason::external_list, AddressKind::siren, "all", "marketing"},
        {SuppressionReason::verbal, AddressKind::email, "phone", "marketing"},
        {SuppressionReason::letter, AddressKind::email, "all", "marketing"},
        {SuppressionReason::manual, AddressKind::phone, "all", "marketing"},
        {SuppressionReason::erasure, AddressKind::email, "all", "everything"},
    };
    for (const Row& row : rows) {
        INFO(keyword(row.reason) << " " << keyword(row.kind));
        CHECK(default_scope(row.reason, row.kind).channel == row.channel);
        CHECK(default_scope(row.reason, row.kind).purpose == row.purpose);
        CHECK(parse_suppression_reason(keyword(row.reason)) == row.reason);
    }
}

TEST_CASE("Only the right key and the right kind find an entry", "[protect]") {
    const SecretKey key = key_of(1, 0x11);
    SuppressionSet set;
    add(set, key, AddressKind::email, "ada@x.fr", scope_of("email", "marketing"));
    set.seal();
    const SuppressionSet::Lookup right(set, {key});
    CHECK(right.find(AddressKind::email, "ada@x.fr").listed);
    CHECK_FALSE(right.find(AddressKind::email, "ada@x.fr").erased);
    CHECK_FALSE(right.find(AddressKind::email, "ada@x.f").listed);
    CHECK_FALSE(right.find(AddressKind::domain, "ada@x.fr").listed);
    CHECK_FALSE(right.find(AddressKind::email, "").listed);
    const SuppressionSet::Lookup wrong(set, {key_of(1, 0x12)});
    CHECK_FALSE(wrong.find(AddressKind::email, "ada@x.fr").listed);
    CHECK(set.has(AddressKind::email));
    CHECK_FALSE(set.has(AddressKind::phone));
}

TEST_CASE("Old keys still find their entries, and a missing one is named", "[protect]") {
    const SecretKey old_key = key_of(1, 0x11);
    const SecretKey new_key = key_of(2, 0x22);
    SuppressionSet set;
    add(set, old_key, AddressKind::phone, "+33299853802", scope_of("phone", "marketing"));
    add(set, new_key, AddressKind::phone, "+33299853803", scope_of("phone", "marketing"));
    add(set, new_key, AddressKind::phone, "+33299853802", scope_of("sms", "ads"));
    set.add_plain(AddressKind::email, plain_sha256("ada@x.fr"), scope_of("email", "marketing"));
    set.seal();
    const SuppressionSet::Lookup both(set, {old_key, new_key});
    CHECK(both.find(AddressKind::phone, "+33299853803").listed);
    const auto joined = both.find(AddressKind::phone, "+33299853802").scope;
    CHECK(joined.covers(Channel::phone, Purpose::prospection));
    CHECK(joined.covers(Channel::sms, Purpose::ads));
    CHECK_FALSE(joined.covers(Channel::sms, Purpose::prospection));
    CHECK(both.find(AddressKind::email, "ada@x.fr").listed);
    CHECK_FALSE(set.missing_key({old_key, new_key}));
    CHECK(set.missing_key({new_key}) == 1U);
    CHECK(set.missing_key({old_key}) == 2U);
}

TEST_CASE("A list of hashes alone needs no key", "[protect]") {
    SuppressionSet set;
    set.add_plain(AddressKind::email, plain_sha256("ada@x.fr"), scope_of("email", "marketing"));
    set.seal();
    CHECK_FALSE(set.missing_key({}));
    CHECK(SuppressionSet::Lookup(set, {}).find(AddressKind::email, "ada@x.fr").listed);
    CHECK_FALSE(SuppressionSet::Lookup(set, {}).find(AddressKind::email, "Ada@x.fr").listed);
}

TEST_CASE("An empty list finds nothing", "[protect]") {
    SuppressionSet set;
    set.seal();
    CHECK(set.empty());
    CHECK_FALSE(
        SuppressionSet::Lookup(set, {key_of(1, 1)}).find(AddressKind::email, "a@b.c").listed);
}

TEST_CASE("Sealed look-ups find what a search through all entries finds", "[protect]") {
    struct Entry {
        AddressKind kind;
        std::string value;
        std::uint32_t key_id;
        Scope scope;
        bool erased;
    };
    const std::vector<std::string> channels = {"all", "email", "sms", "phone", "post"};
    const std::vector<std::string> purposes = {"everything", "marketing", "ads", "service"};
    const std::vector<SecretKey> keys = {key_of(1, 1), key_of(5, 5)};
    Random random(20261123);
    for (const std::size_t size : {1U, 7U, 9U, 300U, 3000U}) {
        std::vector<Entry> entries;
        SuppressionSet set;
        for (std::size_t i = 0; i < size; ++i) {
            Entry entry{static_cast<AddressKind>(random.below(k_address_kind_count)),
                        std::to_string(random.below(size)),
                        random.pick(std::vector<std::uint32_t>{0, 1, 5}),
                        scope_of(random.pick(channels), random.pick(purposes)), random.chance(9)};
            if (entry.key_id == 0) {
                entry.erased = false;
                set.add_plain(entry.kind, plain_sha256(entry.value), entry.scope);
            } else {
                add(set, keys[entry.key_id == 1 ? 0 : 1], entry.kind, entry.value, entry.scope,
                    entry.erased);
            }
            entries.push_back(std::move(entry));
        }
        set.seal();
        REQUIRE(set.size() == size);
        const SuppressionSet::Lookup lookup(set, keys);
        std::size_t hits = 0;
        for (std::size_t value = 0; value < size + 5; ++value) {
            for (std::size_t k = 0; k < k_address_kind_count; ++k) {
                SuppressionSet::Found expected;
                for (const Entry& entry : entries) {
                    if (entry.kind == static_cast<AddressKind>(k) &&
                        entry.value == std::to_string(value)) {
                        expected.join({entry.scope, true, entry.erased});
                    }
                }
                const auto found = lookup.find(static_cast<AddressKind>(k), std::to_string(value));
                if (found.listed != expected.listed || found.erased != expected.erased ||
                    !(found.scope == expected.scope)) {
                    FAIL("value " << value << " of kind " << k << " among " << size);
                }
                hits += expected.listed ? 1 : 0;
            }
        }
        CHECK(hits > 0);
    }
}
