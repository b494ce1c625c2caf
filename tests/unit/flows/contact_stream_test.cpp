#include "flows/contact_stream.hpp"

#include "catch.hpp"
#include "commands/bench.hpp"

#include <bdd/core/error.hpp>

#include <string>
#include <vector>

using namespace bdd;
using flows::stream_contacts;

namespace {

/// A base with `count` contacts named N1, N2 …
struct Fixture {
    explicit Fixture(int count) {
        std::string csv = "id;nom;prénom;société\n";
        for (int i = 1; i <= count; ++i) {
            const std::string n = std::to_string(i);
            csv += n + ";N" + n + ";Anne;Société numéro " + n + "\n";
        }
        const std::string file = bench.folder().write("contacts.csv", csv);
        REQUIRE(bench.run({"import", file, "--source", "s"}).exit == Exit::done);
    }
    std::vector<std::string> names(std::int64_t most, std::size_t stop_after = SIZE_MAX) {
        storage::Database base(bench.base(), storage::Access::read, 0, nullptr);
        storage::ContactReader reader(base);
        const std::vector<std::size_t> columns = {*storage::find_contact_column("uid"),
                                                  *storage::find_contact_column("last_name")};
        std::vector<std::string> found;
        stream_contacts(reader, columns, most, [&](std::span<const std::string_view> cells) {
            found.push_back(std::string(cells[0]) + "=" + std::string(cells[1]));
            return found.size() < stop_after;
        });
        return found;
    }
    test::Bench bench;
};

} // namespace

TEST_CASE("Contacts come in the order of their ids, over many blocks", "[commands]") {
    Fixture fixture(20'000);
    const std::vector<std::string> names = fixture.names(INT64_MAX);
    REQUIRE(names.size() == 20'000);
    CHECK(names.front() == "C0000001=N1");
    CHECK(names.back() == "C0020000=N20000");
    CHECK(names[12'344] == "C0012345=N12345");
}

TEST_CASE("Reading contacts stops at a number or when nobody takes them", "[commands]") {
    Fixture fixture(20'000);
    CHECK(fixture.names(0).empty());
    CHECK(fixture.names(3).back() == "C0000003=N3");
    CHECK(fixture.names(INT64_MAX, 7).size() == 7);
}

TEST_CASE("An error of the taker ends the reading", "[commands]") {
    Fixture fixture(20'000);
    storage::Database base(fixture.bench.base(), storage::Access::read, 0, nullptr);
    storage::ContactReader reader(base);
    const std::vector<std::size_t> columns = {0};
    CHECK_THROWS_AS(stream_contacts(reader, columns, INT64_MAX,
                                    [](std::span<const std::string_view>) -> bool {
                                        fail(Errc::io, "disk full");
                                    }),
                    Error);
}
