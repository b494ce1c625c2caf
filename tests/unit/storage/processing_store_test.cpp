#include "catch.hpp"
#include "storage_fixture.hpp"

#include <bdd/storage/processing_store.hpp>

namespace {

namespace storage = bdd::storage;
namespace test = bdd::test;

} // namespace

TEST_CASE("A sheet of the register takes the place of the one before", "[storage]") {
    test::StoredBase base;
    storage::ProcessingStore store(*base);
    CHECK_FALSE(store.find("prospection"));
    CHECK(store.list().empty());
    store.save({"prospection", "legitimate_interest", "LIA-1", "buyers", "", "", "", "locked",
                "2026-01-31"});
    store.save({"ads", "consent", "", "", "", "", "", "", ""});
    store.save({"prospection", "", "", "buyers | sellers", "names", "none", "P3Y", "", ""});
    const auto sheet = store.find("prospection");
    REQUIRE(sheet);
    CHECK(sheet->basis.empty());
    CHECK(sheet->lia.empty());
    CHECK(sheet->people == "buyers | sellers");
    CHECK(sheet->data == "names");
    CHECK(sheet->transfers == "none");
    CHECK(sheet->period == "P3Y");
    CHECK(sheet->security.empty());
    CHECK(sheet->reviewed_on.empty());
    const std::vector<storage::Processing> all = store.list();
    REQUIRE(all.size() == 2);
    CHECK(all[0].purpose == "ads");
    CHECK(all[1].purpose == "prospection");
}
