#include "../io/temp_file.hpp"
#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/storage/archive.hpp>

#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace {

namespace storage = bdd::storage;
namespace test = bdd::test;
using storage::Access;
using storage::ArchiveEntry;

ArchiveEntry entry(const std::string& uid, const std::string& ends_on) {
    ArchiveEntry out;
    out.uid = uid;
    out.name = "Noémie Exemplaire";
    out.company = "Société Un";
    out.address = "3 rue des Lilas\n69003 Lyon";
    out.documents = R"({"consents":[]})";
    out.reason = "contract 7";
    out.ends_on = ends_on;
    out.archived_at = "2026-01-01T00:00:00Z";
    out.run = {3};
    return out;
}

/// An archive beside a base that need not be there.
class Place {
public:
    [[nodiscard]] std::string base() const { return m_folder.path("base.sqlite"); }
    [[nodiscard]] storage::Archive open(Access access = Access::write) const {
        return {base(), access, 0, nullptr};
    }
    [[nodiscard]] std::vector<ArchiveEntry> all() const {
        std::vector<ArchiveEntry> entries;
        open(Access::read).each([&](const ArchiveEntry& one) {
            entries.push_back(one);
            return true;
        });
        return entries;
    }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(storage::archive_path(base()), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] const test::TempFolder& folder() const { return m_folder; }

private:
    test::TempFolder m_folder;
};

} // namespace

TEST_CASE("An archive is made with its first entry, for its owner alone", "[storage]") {
    const Place place;
    CHECK_FALSE(storage::has_archive(place.base()));
    CHECK_THROWS_AS(place.open(Access::read), bdd::Error);
    CHECK_FALSE(storage::has_archive(place.base()));
    const std::vector<ArchiveEntry> entries = {entry("C0000002", "2031-12-31"),
                                               entry("C0000001", "2030-12-31")};
    place.open().put(entries);
    REQUIRE(storage::has_archive(place.base()));
    struct stat info {};
    REQUIRE(::stat(storage::archive_path(place.base()).c_str(), &info) == 0);
    CHECK((info.st_mode & 0777U) == 0600U);
    CHECK(place.all() == std::vector<ArchiveEntry>{entries[1], entries[0]});
    CHECK(place.open().of("C0000002") == std::vector<ArchiveEntry>{entries[0]});
    CHECK(place.open().of("C0000009").empty());
}

TEST_CASE("A copy that is made again is the same entry", "[storage]") {
    const Place place;
    const std::vector<ArchiveEntry> first = {entry("C0000001", "2030-12-31"),
                                             entry("C0000002", "2030-12-31")};
    place.open().put(first);
    // The base was not reached: the run never was, and its number goes to the next one.
    std::vector<ArchiveEntry> again = {first[0]};
    again[0].run = {4};
    again[0].archived_at = "2026-01-02T00:00:00Z";
    again[0].ends_on = "2032-12-31";
    again[0].reason = "contract 8";
    place.open().put(again);
    CHECK(place.all() == std::vector<ArchiveEntry>{first[1], again[0]});

    // Another content of that uid is another entry: nothing is lost.
    again[0].documents = R"({"consents":[{}]})";
    place.open().put(again);
    CHECK(place.all().size() == 3);
    again[0].company.clear();
    place.open().put(again);
    place.open().put(again);
    CHECK(place.all().size() == 4);
}

TEST_CASE("What is past its end goes from every byte of the archive", "[storage]") {
    const Place place;
    std::vector<ArchiveEntry> entries;
    for (int i = 0; i < 200; ++i) {
        entries.push_back(entry("C" + std::to_string(i), i % 2 == 0 ? "2030-12-31" : "2031-12-31"));
        entries.back().name = (i % 2 == 0 ? "Passé" : "Gardé") + std::to_string(i);
    }
    place.open().put(entries);
    CHECK(place.open().count_past("2030-12-31") == 0);
    CHECK(place.open().count_past("2031-01-01") == 100);
    place.open(Access::rehearse).remove_past("2031-01-01");
    CHECK(place.open().count_past("2031-01-01") == 100);
    REQUIRE(place.bytes().find("Passé") != std::string::npos);
    place.open().remove_past("2031-01-01");
    CHECK(place.all().size() == 100);
    CHECK(place.bytes().find("Passé") == std::string::npos);
    CHECK(place.bytes().find("Gardé") != std::string::npos);
}

TEST_CASE("A rehearsal leaves no archive behind", "[storage]") {
    const Place place;
    place.open(Access::rehearse).put(std::vector<ArchiveEntry>{entry("C0000001", "2030-12-31")});
    CHECK_FALSE(storage::has_archive(place.base()));
    place.open().put(std::vector<ArchiveEntry>{entry("C0000001", "2030-12-31")});
    place.open(Access::rehearse).put(std::vector<ArchiveEntry>{entry("C0000002", "2030-12-31")});
    CHECK(place.all().size() == 1);
}

TEST_CASE("A base is no archive, and an archive is no base", "[storage]") {
    const Place place;
    const std::string base = place.folder().path("other");
    { const storage::Database made(base + ".archive", Access::write, 0, nullptr); }
    CHECK_THROWS_AS((storage::Archive{base, Access::write, 0, nullptr}), bdd::Error);
    place.open().put(std::vector<ArchiveEntry>{entry("C0000001", "2030-12-31")});
    CHECK_THROWS_AS(
        (storage::Database{storage::archive_path(place.base()), Access::write, 0, nullptr}),
        bdd::Error);
}
