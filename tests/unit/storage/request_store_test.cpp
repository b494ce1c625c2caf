#include "catch.hpp"
#include "storage/sqlite.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/export_members.hpp>
#include <bdd/storage/export_store.hpp>
#include <bdd/storage/notice_store.hpp>
#include <bdd/storage/request_store.hpp>
#include <bdd/storage/wording_store.hpp>

namespace {

namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

/// Three contacts of one record each.
class People : public test::StoredBase {
public:
    People() {
        import("crm", {test::make_record("1", "UN"), test::make_record("2", "DEUX"),
                       test::make_record("3", "TROIS")});
        storage::GoldenStore golden(**this);
        const std::vector<model::ContactId> all = {{1}, {2}, {3}};
        golden.for_each(all, [&](model::ContactId id, auto records) {
            golden.put(bdd::dedupe::conclude_contact(id, records));
        });
    }
};

storage::ExportEntry entry_of(model::RunId run) {
    storage::ExportEntry entry;
    entry.run = run;
    entry.at = "2026-01-06T08:00:00Z";
    entry.format = "csv";
    entry.purpose = "prospection";
    entry.columns = "uid";
    entry.refused = "{}";
    return entry;
}

storage::RightsRequest request(model::RunId run, const std::string& asked,
                               const std::string& due = "2026-02-01") {
    storage::RightsRequest out;
    out.run = run;
    out.asked = asked;
    out.received_on = "2026-01-01";
    out.due_on = due;
    return out;
}

std::vector<std::int64_t> restricted(storage::RequestStore& store) {
    std::vector<std::int64_t> ids;
    for (const model::ContactId contact : store.restricted()) {
        ids.push_back(contact.value);
    }
    return ids;
}

std::vector<std::int64_t> numbers(const std::vector<storage::RightsRequest>& requests) {
    std::vector<std::int64_t> ids;
    for (const storage::RightsRequest& one : requests) {
        ids.push_back(one.id);
    }
    return ids;
}

} // namespace

TEST_CASE("A request restricts while it is open, a granted restriction until it is lifted",
          "[storage]") {
    People base;
    storage::RequestStore store(*base);
    const model::RunId run = base.run("gdpr requests add");
    const std::string mac(32, 'm');
    const std::vector<storage::RequestSubject> subjects = {{0, mac, 7}};
    const auto access =
        store.add(request(run, "access"), subjects, std::vector<model::RecordId>{{1}});
    const auto restriction =
        store.add(request(run, "restriction", "2026-01-20"), {}, std::vector<model::RecordId>{{2}});
    CHECK(restricted(store) == std::vector<std::int64_t>{1, 2});
    CHECK(numbers(store.list()) == std::vector<std::int64_t>{restriction, access});
    const auto subjects_now = [&] {
        std::size_t count = 0;
        store.each_restricted_subject([&](const storage::RequestSubject& subject) {
            CHECK(subject.mac == mac);
            CHECK(subject.key_id == 7U);
            ++count;
        });
        return count;
    };
    CHECK(subjects_now() == 1);

    for (const std::int64_t id : {access, restriction}) {
        storage::RightsRequest closed = store.find(id).value();
        CHECK(closed.restricts());
        closed.closed_on = "2026-01-15";
        closed.outcome = "done";
        store.update(closed);
    }
    CHECK_FALSE(store.find(access)->restricts());
    CHECK(store.find(restriction)->restricts());
    CHECK(restricted(store) == std::vector<std::int64_t>{2});
    CHECK(subjects_now() == 0);

    storage::RightsRequest lifted = store.find(restriction).value();
    lifted.lifted_on = "2026-03-01";
    store.update(lifted);
    CHECK(restricted(store).empty());
    CHECK_FALSE(store.find(restriction)->restricts());
    CHECK(numbers(store.of_contact({2})) == std::vector<std::int64_t>{restriction});
    CHECK(store.of_contact({3}).empty());
    CHECK_FALSE(store.find(99).has_value());
}

TEST_CASE("A refused restriction restricts nobody, and a request goes with its record",
          "[storage]") {
    People base;
    storage::RequestStore store(*base);
    const auto id = store.add(request(base.run("gdpr requests add"), "restriction"), {},
                              std::vector<model::RecordId>{{1}});
    base.connection().execute("UPDATE record SET contact_id = 2 WHERE id = 1");
    CHECK(restricted(store) == std::vector<std::int64_t>{2});
    CHECK(store.contacts_of(id) == std::vector<model::ContactId>{{2}});
    storage::RightsRequest refused = store.find(id).value();
    refused.closed_on = "2026-01-15";
    refused.outcome = "refused";
    store.update(refused);
    CHECK(restricted(store).empty());
}

TEST_CASE("The base itself keeps a request and its term", "[storage]") {
    test::StoredBase base;
    storage::RequestStore store(*base);
    (void)store.add(request(base.run("gdpr requests add"), "access"), {}, {});
    storage::Connection& connection = base.connection();
    CHECK_THROWS_AS(connection.execute("DELETE FROM rights_request"), bdd::Error);
    CHECK_THROWS_AS(connection.execute("UPDATE rights_request SET due_on = '2027-01-01'"),
                    bdd::Error);
    CHECK_THROWS_AS(connection.execute("UPDATE rights_request SET received_on = '2027-01-01'"),
                    bdd::Error);
    CHECK_THROWS_AS(connection.execute("UPDATE rights_request SET closed_on = '2026-01-02'"),
                    bdd::Error);
    CHECK(store.find(1)->due_on == "2026-02-01");
}

TEST_CASE("Notices belong to a record, or to all contacts of an export", "[storage]") {
    People base;
    const storage::Wording wording = storage::WordingStore(*base).add(
        {0, "origin", 0, "fr", "from {source_name}", "2026-01-01T00:00:00Z"});
    storage::NoticeStore store(*base);
    const model::RunId run = base.run("gdpr notices given");
    store.give({2}, {run, wording.id, "shown", "2026-01-05"});
    CHECK(store.of_contact({2}).size() == 1);
    CHECK(store.of_contact({2}).front().how == "shown");
    CHECK(store.of_contact({1}).empty());
    std::vector<std::int64_t> told;
    store.each_contact([&](model::ContactId contact) { told.push_back(contact.value); });
    CHECK(told == std::vector<std::int64_t>{2});

    const storage::ExportEntry entry = entry_of(run);
    const auto id = storage::ExportStore(*base).add(entry, std::vector<model::ContactId>{{1}, {3}});
    CHECK(store.give_with_export(id, {run, wording.id, "sent", "2026-01-07"}));
    CHECK_FALSE(store.give_with_export(id, {run, wording.id, "sent", "2026-01-08"}));
    CHECK(store.exports().size() == 1);
    CHECK(store.exports().front().notice.given_on == "2026-01-07");
}

TEST_CASE("Contacts of an export that were merged since are told as what they are now",
          "[storage]") {
    People base;
    const storage::ExportEntry entry = entry_of(base.run("export"));
    storage::ExportStore store(*base);
    const auto first = store.add(entry, std::vector<model::ContactId>{{1}, {3}});
    const auto second = store.add(entry, std::vector<model::ContactId>{{2}});
    base.connection().execute("INSERT INTO contact_alias (id, contact_id) VALUES (3, 2)");
    storage::ExportMembers members(*base);
    const auto of = [&](std::int64_t id) {
        std::vector<std::int64_t> ids;
        members.each(id, [&](model::ContactId contact) { ids.push_back(contact.value); });
        return ids;
    };
    CHECK(of(first) == std::vector<std::int64_t>{1, 2});
    CHECK(of(second) == std::vector<std::int64_t>{2});
    CHECK(of(99).empty());
}
