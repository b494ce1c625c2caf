#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/protect/secret_key.hpp>

#include <set>

namespace {

using bdd::protect::AddressKind;
using bdd::protect::Fingerprint;
using bdd::protect::Fingerprinter;
using bdd::protect::hex;
using bdd::protect::Keyring;
using bdd::protect::parse_fingerprint;
using bdd::protect::parse_keys;
using bdd::protect::SecretKey;

/// 00 01 02 … 1f
SecretKey counting_key() {
    SecretKey key{7, {}};
    for (std::size_t i = 0; i < key.bytes.size(); ++i) {
        key.bytes.at(i) = static_cast<std::uint8_t>(i);
    }
    return key;
}

const std::string k_digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

} // namespace

// The expected values come from another program:
//   printf 'email\0ada@example.org' |
//       openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
TEST_CASE("Fingerprints are HMAC-SHA-256 of kind, zero byte and value", "[protect]") {
    const Fingerprinter maker(counting_key());
    CHECK(maker.key_id() == 7);
    CHECK(hex(maker.of(AddressKind::email, "ada@example.org")) ==
          "401ed3f0e2cfa39dcaaa72a5ecd6d3d6fdd4eea25ed90106de8e1bc04137e154");
    CHECK(hex(maker.of(AddressKind::phone, "")) ==
          "28f942173d96b5385d3208e89ebc10c4da9616b22b6489e88034bc3f91a9f0fb");
    CHECK(hex(maker.of(AddressKind::siren, std::string(300, 'x'))) ==
          "f871493cae1e0e9d01447fb837b6abef2ee8ceb134eac29db03995de8866b782");
    CHECK(hex(maker.check_value()) ==
          "ef04e42181d433264f8092e5f304ae210682313309da800508e69ac448a1b78d");
    // Again, after others: nothing of them is left.
    CHECK(hex(maker.of(AddressKind::email, "ada@example.org")) ==
          "401ed3f0e2cfa39dcaaa72a5ecd6d3d6fdd4eea25ed90106de8e1bc04137e154");
    const Fingerprinter copy(maker); // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(copy.of(AddressKind::email, "a") == maker.of(AddressKind::email, "a"));
    CHECK(copy.key_id() == 7);
}

TEST_CASE("A value of another kind, or under another key, has another fingerprint", "[protect]") {
    std::set<Fingerprint> seen;
    for (const std::uint32_t id : {1U, 2U}) {
        SecretKey key = counting_key();
        key.bytes[31] = static_cast<std::uint8_t>(id);
        const Fingerprinter maker(key);
        for (const AddressKind kind : {AddressKind::email, AddressKind::phone, AddressKind::postal,
                                       AddressKind::domain, AddressKind::siren}) {
            seen.insert(maker.of(kind, "552059024"));
            seen.insert(maker.of(kind, "552059025"));
        }
        seen.insert(maker.check_value());
    }
    CHECK(seen.size() == 22);
}

TEST_CASE("Plain fingerprints are those of every mailing tool", "[protect]") {
    CHECK(hex(bdd::protect::plain_sha256("ada@example.org")) == // printf … | sha256sum
          "cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d");
    CHECK(hex(bdd::protect::plain_sha256("")) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("Fingerprints are read in either case, and nothing else is one", "[protect]") {
    const std::string text = "401ed3f0e2cfa39dcaaa72a5ecd6d3d6fdd4eea25ed90106de8e1bc04137e154";
    std::string upper = text;
    for (char& c : upper) {
        c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    REQUIRE(parse_fingerprint(text));
    CHECK(hex(*parse_fingerprint(text)) == text);
    CHECK(parse_fingerprint(upper) == parse_fingerprint(text));
    for (const std::string& bad :
         {text.substr(1), text + "0", std::string(), "g" + text.substr(1), " " + text.substr(1),
          std::string(64, '\0'), text.substr(0, 62) + "é"}) {
        CHECK_FALSE(parse_fingerprint(bad));
    }
}

TEST_CASE("Keys survive their file, line ends of any kind too", "[protect]") {
    const Keyring keys{counting_key(), {9, bdd::protect::make_key(9).bytes}};
    const std::string text = to_text(keys);
    CHECK(text.substr(0, text.find('\n')) == "bdd-key 7 " + k_digits);
    const Keyring read = parse_keys(text, "k");
    REQUIRE(read.size() == 2);
    CHECK(read[0].bytes == keys[0].bytes);
    CHECK(read[1].id == 9);
    CHECK(read[1].bytes == keys[1].bytes);
    CHECK(parse_keys("\r\n  bdd-key   7\t" + k_digits + "  \r\n\n", "k").at(0).bytes ==
          keys[0].bytes);
    CHECK(parse_keys("", "k").empty());
}

TEST_CASE("A damaged key file is refused with the line that is wrong", "[protect]") {
    const std::string good = "bdd-key 3 " + k_digits + "\n";
    for (const std::string& line :
         {"bdd-key 4 " + k_digits.substr(1), "bdd-key 4 " + k_digits + "0",
          std::string("bdd-key 4"), "bdd-key 4 " + k_digits + " x", "bdd-kez 4 " + k_digits,
          "bdd-key 3 " + k_digits, "bdd-key 2 " + k_digits, "bdd-key 4x " + k_digits,
          "bdd-key -4 " + k_digits, "bdd-key 4294967296 " + k_digits, k_digits}) {
        INFO(line);
        try {
            (void)parse_keys(good + line + "\n", "base.key");
            FAIL("was taken");
        } catch (const bdd::Error& error) {
            CHECK(error.code() == bdd::Errc::config);
            CHECK(error.where().file == "base.key");
            CHECK(error.where().line == 2);
            // What is wrong may be most of a key: it is not repeated.
            CHECK(std::string(error.what()).find(k_digits.substr(0, 16)) == std::string::npos);
        }
    }
    CHECK_THROWS_AS(parse_keys("bdd-key 0 " + k_digits, "k"), bdd::Error);
}

TEST_CASE("No two keys are the same", "[protect]") {
    std::set<decltype(SecretKey::bytes)> keys;
    for (int i = 0; i < 100; ++i) {
        keys.insert(bdd::protect::make_key(1).bytes);
    }
    CHECK(keys.size() == 100);
}
