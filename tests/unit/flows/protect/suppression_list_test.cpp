#include "flows/protect/suppression_list.hpp"

#include "catch.hpp"
#include "flow_fixture.hpp"
#include "flows/protect/fingerprint_bytes.hpp"

#include <bdd/storage/suppression_store.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace {

using namespace bdd;
using flows::OppositionLookup;
using protect::AddressKind;
using protect::Channel;
using protect::Purpose;
using test::FlowContext;

struct Entry {
    AddressKind kind;
    std::string value;
    std::string channel = "email";
    std::string purpose = "marketing";
    std::string reason = "unsubscribe";
    bool is_plain = false;
};

void put(FlowContext& flow, const std::vector<Entry>& entries, bool needs_key = true) {
    flows::WriteSession session(flow.ctx, "test", false);
    protect::Keyring keys;
    if (needs_key) {
        keys = flows::ensure_key(flow.ctx, session);
    }
    storage::SuppressionWriter writer(session.base(), session.run());
    for (const Entry& entry : entries) {
        const protect::Fingerprint mac =
            entry.is_plain ? protect::plain_sha256(entry.value)
                           : protect::Fingerprinter(keys.back()).of(entry.kind, entry.value);
        storage::Suppression row;
        row.kind = static_cast<int>(entry.kind);
        row.mac = flows::bytes_of(mac);
        row.key_id = entry.is_plain ? 0 : keys.back().id;
        row.channel = entry.channel;
        row.purpose = entry.purpose;
        row.norm_version = protect::k_norm_version;
        row.reason = entry.reason;
        row.created_at = session.started_at();
        row.review_on = "2029-01-01";
        (void)writer.add(row);
    }
    session.finish({});
}

flows::SuppressionList load(const FlowContext& flow) {
    storage::Database base = flow.open();
    return flows::load_suppressions(base);
}

} // namespace

TEST_CASE("A list comes back with its scopes and its erased people", "[flows]") {
    FlowContext flow;
    put(flow, {{AddressKind::email, "ada@x.fr"},
               {AddressKind::email, "ada@x.fr", "phone", "ads"},
               {AddressKind::email, "gone@x.fr", "all", "everything", "erasure"},
               {AddressKind::phone, "+33299853802", "phone"},
               {AddressKind::siren, "552059024", "all"},
               {AddressKind::email, "plain@x.fr", "email", "marketing", "external_list", true}});
    const flows::SuppressionList list = load(flow);
    CHECK(list.set.size() == 6);
    CHECK_FALSE(list.lacks_key());
    CHECK_NOTHROW(list.require_keys());
    const OppositionLookup lookup(list);
    const auto ada = lookup.email("ada@x.fr");
    CHECK(ada.scope.covers(Channel::email, Purpose::prospection));
    CHECK(ada.scope.covers(Channel::phone, Purpose::ads));
    CHECK_FALSE(ada.scope.covers(Channel::phone, Purpose::prospection));
    CHECK_FALSE(ada.erased);
    CHECK(lookup.email("gone@x.fr").erased);
    CHECK(lookup.email("plain@x.fr").listed);
    CHECK(lookup.phone("+33299853802").listed);
    CHECK(lookup.find(AddressKind::siren, "552059024")
              .scope.covers_all_channels(Purpose::prospection));
    CHECK_FALSE(lookup.siren("552059025").listed);
    CHECK_FALSE(lookup.phone("").listed);
}

TEST_CASE("A domain covers its mailboxes and what stands below it, never what stands above",
          "[flows]") {
    FlowContext flow;
    put(flow, {{AddressKind::domain, "example.fr"}, {AddressKind::domain, "mail.firm.fr"}});
    const flows::SuppressionList list = load(flow);
    const OppositionLookup lookup(list);
    for (const char* opposed : {"a@example.fr", "a@b.example.fr", "a@c.b.example.fr",
                                "a@mail.firm.fr", "a@x.mail.firm.fr"}) {
        INFO(opposed);
        CHECK(lookup.email(opposed).listed);
    }
    for (const char* free : {"a@badexample.fr", "a@firm.fr", "a@example.fr.com", "a@fr", "", "a"}) {
        INFO(free);
        CHECK_FALSE(lookup.email(free).listed);
    }
    CHECK(lookup.domain("mail.firm.fr").listed);
    CHECK_FALSE(lookup.domain("firm.fr").listed);
}

TEST_CASE("A list without its key is told, and is no reason to let anybody through", "[flows]") {
    FlowContext flow;
    put(flow, {{AddressKind::email, "ada@x.fr"}});
    std::filesystem::remove(flow.key_path());
    const flows::SuppressionList list = load(flow);
    CHECK(list.lacks_key());
    try {
        list.require_keys();
        FAIL("was let through");
    } catch (const Error& error) {
        CHECK(error.code() == Errc::refused);
        CHECK_THAT(error.what(), Catch::Contains(flow.key_path()));
    }
}

TEST_CASE("A list of plain hashes needs no key, also beside a lost one", "[flows]") {
    FlowContext flow;
    put(flow, {{AddressKind::email, "ada@x.fr", "email", "marketing", "external_list", true}},
        false);
    CHECK_NOTHROW(load(flow).require_keys());
    CHECK([&] {
        const auto list = load(flow);
        return OppositionLookup(list).email("ada@x.fr").listed;
    }());
    CHECK_FALSE(std::filesystem::exists(flow.key_path()));
    put(flow, {}); // A consent, say: the base has a key now.
    std::filesystem::remove(flow.key_path());
    CHECK_NOTHROW(load(flow).require_keys());
}
