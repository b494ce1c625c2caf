#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/address_store.hpp>
#include <bdd/storage/contact_reader.hpp>
#include <bdd/storage/detail_store.hpp>
#include <bdd/storage/mail_reader.hpp>
#include <bdd/storage/return_store.hpp>

namespace {

using bdd::fields::ReturnMotive;
namespace model = bdd::model;
namespace storage = bdd::storage;
namespace test = bdd::test;

/// A base of one contact per town, drawn and normalised, to which letters come back.
class Letters {
public:
    explicit Letters(const std::vector<std::string>& towns) {
        std::vector<model::Record> records;
        for (const std::string& town : towns) {
            const std::string id = std::to_string(records.size() + 1);
            records.push_back(test::make_record(id, "NAME" + id, {}, town));
        }
        const auto imported = base.import("crm", records);
        conclude(imported.dirty_contacts);
    }

    void conclude(const std::vector<model::ContactId>& contacts) {
        storage::GoldenStore golden(*base);
        golden.for_each(contacts, [&](model::ContactId id, auto records) {
            golden.put(bdd::dedupe::conclude_contact(id, records));
        });
    }

    /// As if a newer version of the row named another town.
    void move(std::int64_t contact, const std::string& town) {
        const std::string id = std::to_string(contact);
        const auto imported = base.import("crm", {test::make_record(id, "NAME" + id, {}, town)});
        conclude(imported.dirty_contacts);
        conclude({{contact}});
    }

    void normalise(model::AddressId address, const std::string& line_4, const std::string& line_6) {
        storage::AddressStore store(*base);
        storage::NormalizedAddress result;
        result.id = address;
        result.line_4 = line_4;
        result.line_6 = line_6;
        result.code = "0000";
        result.status = "VALIDE";
        result.mailable = true;
        store.save(base.run("rnvp"), store.add_reference("test"), std::vector{result});
    }

    bool back(std::int64_t contact, ReturnMotive motive, const std::string& day = "2026-03-02") {
        const model::SourceId source = base.source("pnd");
        storage::ReturnWriter writer(*base, base.run("import"), source);
        const std::string key =
            std::to_string(contact) + day + std::string(bdd::fields::keyword(motive));
        const bool is_new =
            writer.add({*writer.record_of({contact}), motive, "said", day, bdd::hash64(key)});
        writer.finish();
        return is_new;
    }

    /// The motive that stops letters to a contact; empty when they go on.
    std::string stop(std::int64_t contact) {
        std::string stop = "nobody";
        storage::each_mail_row(*base, [&](const storage::MailRow& row) {
            if (row.contact.value == contact) {
                stop = row.stop;
            }
            return true;
        });
        return stop;
    }

    [[nodiscard]] model::AddressId address_of(std::int64_t contact) {
        return storage::DetailStore(*base).contact({contact})->contact.address;
    }

    test::StoredBase base;
};

} // namespace

TEST_CASE("Each motive stops letters in its own way", "[storage]") {
    Letters letters({"Lille", "Lille", "Brest", "Nice", "Pau"});
    for (std::int64_t contact = 1; contact <= 5; ++contact) {
        letters.normalise(letters.address_of(contact), "1 RUE", "59000 " + std::to_string(contact));
    }
    REQUIRE(letters.address_of(1) == letters.address_of(2));
    letters.back(1, ReturnMotive::unknown);
    letters.back(3, ReturnMotive::address);
    letters.back(4, ReturnMotive::refused);
    letters.back(5, ReturnMotive::unclaimed);
    CHECK(letters.stop(1) == "unknown");
    CHECK(letters.stop(2).empty()); // Another one at the same address.
    CHECK(letters.stop(3) == "address");
    CHECK(letters.stop(4) == "refused");
    CHECK(letters.stop(5).empty());
    letters.back(5, ReturnMotive::unclaimed, "2026-04-02");
    CHECK(letters.stop(5) == "unclaimed");
}

TEST_CASE("A corrected address gets letters again, but not from those who are unknown there",
          "[storage]") {
    for (const ReturnMotive motive : bdd::fields::k_return_motives) {
        INFO(bdd::fields::keyword(motive));
        Letters letters({"Lille"});
        const model::AddressId address = letters.address_of(1);
        letters.normalise(address, "1 RUE DU PORT", "59000 LILLE");
        letters.back(1, motive);
        letters.back(1, motive, "2026-04-02");
        CHECK(letters.stop(1) == bdd::fields::keyword(motive));
        letters.normalise(address, "1 rue du port", "59000 LILLE"); // Only the form.
        CHECK(letters.stop(1) == bdd::fields::keyword(motive));
        letters.normalise(address, "1 RUE DU FORT", "59000 LILLE");
        const bool goes_on = motive == ReturnMotive::address;
        CHECK(letters.stop(1).empty() == goes_on);
        letters.back(1, motive, "2026-05-02");
        CHECK(letters.stop(1) == bdd::fields::keyword(motive));
    }
}

TEST_CASE("Another address gets letters again, but not of those who refused", "[storage]") {
    for (const ReturnMotive motive : bdd::fields::k_return_motives) {
        INFO(bdd::fields::keyword(motive));
        Letters letters({"Lille"});
        letters.back(1, motive);
        letters.back(1, motive, "2026-04-02");
        CHECK(letters.stop(1) == bdd::fields::keyword(motive)); // Not normalised at all.
        letters.move(1, "Brest");
        CHECK(letters.stop(1) == (motive == ReturnMotive::refused ? "refused" : ""));
        if (motive == ReturnMotive::unclaimed) {
            // Those of the former address do not count.
            letters.back(1, motive, "2026-05-02");
            CHECK(letters.stop(1).empty());
        }
    }
}

TEST_CASE("Another spelling of the address that came back is no other address", "[storage]") {
    Letters letters({"Lille"});
    letters.normalise(letters.address_of(1), "1 RUE DU PORT", "59000 LILLE");
    letters.back(1, ReturnMotive::unknown);
    letters.move(1, "LILLE");
    letters.normalise(letters.address_of(1), "1 RUE DU PORT", "59000 LILLE");
    CHECK(letters.stop(1) == "unknown");
}

TEST_CASE("A letter sent before RNVP saw the address stays back when only its form changes",
          "[storage]") {
    Letters letters({"Saint-Étienne"});
    letters.back(1, ReturnMotive::address);
    CHECK(letters.stop(1) == "address");
    letters.normalise(letters.address_of(1), "", "SAINT ETIENNE");
    CHECK(letters.stop(1) == "address");
    letters.normalise(letters.address_of(1), "", "42000 ST ETIENNE");
    CHECK(letters.stop(1).empty());
}

TEST_CASE("A refusal comes before all that concerns the address", "[storage]") {
    Letters letters({"Lille"});
    letters.back(1, ReturnMotive::address, "2026-01-01");
    letters.back(1, ReturnMotive::refused, "2026-02-01");
    letters.back(1, ReturnMotive::unknown, "2026-03-01");
    CHECK(letters.stop(1) == "refused");
    storage::ContactReader reader(*letters.base);
    const auto column = [](const char* name) { return *storage::find_contact_column(name); };
    const std::vector<std::size_t> columns = {column("pnd_motive"), column("pnd_on"),
                                              column("pnd_count"), column("pnd_stop")};
    reader.each(columns, [&](auto cells) {
        CHECK(std::vector<std::string>(cells.begin(), cells.end()) ==
              std::vector<std::string>{"unknown", "2026-03-01", "3", "refused"});
        return true;
    });
}

TEST_CASE("The same return changes nothing, and its id goes to the next", "[storage]") {
    Letters letters({"Lille", "Brest"});
    CHECK(letters.back(1, ReturnMotive::unclaimed));
    CHECK_FALSE(letters.back(1, ReturnMotive::unclaimed));
    CHECK(letters.back(2, ReturnMotive::unclaimed));
    CHECK(test::ids(letters.base.connection(), "mail_return") == std::set<std::int64_t>{1, 2});
    CHECK(letters.stop(1).empty());
}

TEST_CASE("Returned mail is counted by motive, and by the source that gave the address",
          "[storage]") {
    Letters letters({"Lille", "Brest", "Nice", ""});
    letters.back(1, ReturnMotive::unclaimed, "2026-01-01");
    letters.back(1, ReturnMotive::unclaimed, "2026-02-01");
    letters.back(2, ReturnMotive::unknown);
    storage::ReturnReader reader(*letters.base);
    const auto motives = reader.by_motive();
    REQUIRE(motives.size() == 2);
    CHECK(motives[0].motive == ReturnMotive::unknown);
    CHECK(motives[1].pieces == 2);
    CHECK(motives[1].contacts == 1);
    CHECK(motives[1].stopped == 1);
    CHECK(reader.stopped() == 2);
    const auto sources = reader.by_source();
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].source == "crm");
    CHECK(sources[0].contacts == 3);
    CHECK(sources[0].returned == 2);
    CHECK(sources[0].pieces == 3);
}

TEST_CASE("An address whose mail came back for its fault is normalised again, once", "[storage]") {
    Letters letters({"Lille", "Brest"});
    for (std::int64_t contact = 1; contact <= 2; ++contact) {
        letters.normalise(letters.address_of(contact), "1 RUE DU PORT", "59000 LILLE");
    }
    storage::AddressStore store(*letters.base);
    const std::int64_t reference = store.find_reference("test");
    CHECK(store.count_stale(reference) == 0);
    letters.back(1, ReturnMotive::address);
    letters.back(2, ReturnMotive::unknown);
    CHECK(store.count_stale(reference) == 1);
    const auto stale = store.stale(reference, {}, 10);
    REQUIRE(stale.size() == 1);
    CHECK(stale[0].id == letters.address_of(1));
    letters.normalise(letters.address_of(1), "1 RUE DU PORT", "59000 LILLE");
    CHECK(store.count_stale(reference) == 0);
}

TEST_CASE("A letter to a contact that was merged since came back from its own address",
          "[storage]") {
    Letters letters({"Lille", "Brest"});
    auto& connection = letters.base.connection();
    // As a merge does it: the record moves, the id becomes an alias.
    storage::RunStore(*letters.base).note(letters.base.run("dedupe"), "contact", 2, "2", "1");
    connection.execute("UPDATE record SET contact_id = 1 WHERE id = 2");
    connection.execute("INSERT INTO contact_alias (id, contact_id) VALUES (2, 1)");
    letters.conclude({{1}, {2}});
    connection.execute("DELETE FROM contact WHERE id = 2");
    const model::SourceId source = letters.base.source("pnd");
    storage::ReturnWriter writer(*letters.base, letters.base.run("import"), source);
    CHECK(writer.record_of({2}) == model::RecordId{2});
    CHECK_FALSE(writer.record_of({3}));
    const auto detail = storage::DetailStore(*letters.base).contact({1});
    const bool is_first = detail->address.town == "Lille";
    CHECK(writer.record_of({1}) == model::RecordId{is_first ? 1 : 2});
    letters.back(2, ReturnMotive::unknown);
    CHECK(letters.stop(1) == (is_first ? "" : "unknown"));
    letters.back(1, ReturnMotive::unknown);
    CHECK(letters.stop(1) == "unknown");
}
