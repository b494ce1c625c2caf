#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/contact_reader.hpp>

namespace {

namespace storage = bdd::storage;
namespace test = bdd::test;

bdd::model::Record person(const std::string& id, const std::string& first, const std::string& last,
                          const std::string& key, const std::string& company,
                          const std::string& email, const std::string& phone) {
    bdd::model::Record record = test::make_record(id, last, company, "LILLE");
    record.fields.first_name = first;
    record.fields.name_key = key;
    record.fields.email = email;
    record.fields.phone = phone;
    record.fields.siren = id == "1" ? "005520176" : "";
    return record;
}

void fill(test::StoredBase& base) {
    base.import("crm", {person("1", "Élodie", "Le Goff", "LE GOFF ELODIE", "ACIER DU NORD",
                               "elodie@acier.example", "+33299001122"),
                        person("2", "Jean", "Évrard", "EVRARD JEAN", "ACIER DU NORD",
                               "j.evrard@acier.example", "+33612345678"),
                        person("3", "", "", "", "VOILES", "contact@voiles.example", ""),
                        person("4", "Zoé", "Adam", "ADAM ZOE", "GOFF ET FILS", "", "")});
}

std::vector<std::string> found(test::StoredBase& base, const std::string& text,
                               std::int64_t most = 100) {
    const std::array columns = {*storage::find_contact_column("uid")};
    std::vector<std::string> uids;
    storage::ContactReader(*base).search(text, most, columns, [&](const auto& cells) {
        uids.emplace_back(cells[0]);
        return true;
    });
    return uids;
}

using Uids = std::vector<std::string>;

} // namespace

TEST_CASE("A search finds people and companies, accents or not, by name", "[storage]") {
    test::StoredBase base;
    fill(base);
    CHECK(found(base, "elodie") == Uids{"C0000001"});
    CHECK(found(base, "ÉLODIE le goff") == Uids{"C0000001"});
    CHECK(found(base, "goff") == Uids{"C0000004", "C0000001"}); // By last name.
    CHECK(found(base, "évrard nord") == Uids{"C0000002"});      // Person and company.
    CHECK(found(base, "evrard voiles").empty());
    CHECK(found(base, "acier") == Uids{"C0000002", "C0000001"});
    CHECK(found(base, "acier", 1) == Uids{"C0000002"});
    CHECK(found(base, "voiles") == Uids{"C0000003"});
}

TEST_CASE("A search finds e-mails, uids and numbers in any spelling", "[storage]") {
    test::StoredBase base;
    fill(base);
    CHECK(found(base, "Contact@Voiles") == Uids{"C0000003"});
    CHECK(found(base, " c0000002 ") == Uids{"C0000002"});
    CHECK(found(base, "02 99 00 11 22") == Uids{"C0000001"});
    CHECK(found(base, "+33 2 99 00 11 22") == Uids{"C0000001"});
    CHECK(found(base, "00 33 2 99 00 11 22") == Uids{"C0000001"});
    CHECK(found(base, "06.12.34") == Uids{"C0000002"});
    CHECK(found(base, "005 520 176") == Uids{"C0000002", "C0000001"}); // Of one company.
}

TEST_CASE("A search for nothing finds nothing", "[storage]") {
    test::StoredBase base;
    fill(base);
    for (const char* text : {"", "  ", "'", "%", "000000", "00112", "' OR 1=1 --"}) {
        INFO(text);
        CHECK(found(base, text).empty());
    }
}

TEST_CASE("Every column of the contacts can be read", "[storage]") {
    test::StoredBase base;
    fill(base);
    base.import("salon", {person("8", "Ada", "Neuf", "NEUF ADA", "SCIES", "", "")});
    std::vector<std::size_t> columns(storage::contact_columns().size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i] = i;
        CHECK(storage::find_contact_column(storage::contact_columns()[i].name) == i);
    }
    CHECK_FALSE(storage::find_contact_column("uid; DROP TABLE contact"));
    storage::ContactReader reader(*base);
    CHECK(reader.count() == 5);
    std::vector<std::string> ids;
    reader.each(columns, [&](const auto& cells) {
        ids.emplace_back(cells[*storage::find_contact_column("external_ids")]);
        CHECK(cells[*storage::find_contact_column("town")] == "LILLE");
        return ids.size() < 2 || ids.back() == "crm:2";
    });
    CHECK(ids == Uids{"crm:1", "crm:2", "crm:3"}); // Until the visitor has enough.
}
