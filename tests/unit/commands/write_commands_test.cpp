#include "bench.hpp"

#include <bdd/io/output_file.hpp>

#include <unistd.h>

namespace {

using bdd::Exit;
namespace storage = bdd::storage;
namespace test = bdd::test;
using test::Bench;
using test::Result;

} // namespace

TEST_CASE("A dry run leaves the bytes of the base as they were", "[commands]") {
    Bench bench;
    const std::string first = bench.folder().write("first.csv", test::sample_file());
    const std::string second = bench.folder().write(
        "second.csv", std::string(test::k_header) + "K1;;Ada;Neuf;;Neuf SA;;;;;;44000;Nantes;;\n");
    CHECK(bench.run({"import", first, "--source", "crm", "--dry-run"}).exit != Exit::failed);
    CHECK_FALSE(std::filesystem::exists(bench.base()));
    REQUIRE(bench.run({"import", first, "--source", "crm"}).exit != Exit::failed);
    const std::string bytes = bench.bytes();
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"import", second, "--source", "crm"},
          {"import", second, "--source", "new"},
          {"dedupe"},
          {"undo"},
          {"source", "add", "crm", "--priority", "90"},
          {"source", "add", "other"}}) {
        std::vector<std::string> dry = args;
        dry.emplace_back("--dry-run");
        INFO(args.front());
        CHECK(bench.run(dry).exit == Exit::done);
        CHECK(bench.bytes() == bytes);
    }
    CHECK(bench.run({"dedupe"}).exit == Exit::done);
    CHECK(bench.bytes() != bytes);
}

TEST_CASE("The same file again changes nothing, read otherwise it counts again", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", test::sample_file());
    REQUIRE(bench.run({"import", file, "--source", "crm", "--limit", "2"}).exit == Exit::done);
    CHECK(bench.ids("record").size() == 2);
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit != Exit::failed);
    const std::size_t all = bench.ids("record").size();
    CHECK(all > 2); // The first rows alone are not the whole file.
    const std::string bytes = bench.bytes();
    bench.next_day();
    CHECK(bench.run({"import", file, "--source", "crm"}).exit == Exit::done);
    CHECK(bench.bytes() == bytes);
    CHECK(bench.run({"import", file, file, "--source", "twice"}).exit != Exit::failed);
    CHECK(bench.ids("record").size() == 2 * all);
}

TEST_CASE("A cancelled run leaves the base as it was", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", test::sample_file());
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit != Exit::failed);
    const test::Dump before = bench.dump();
    const auto runs = bench.ids("run");
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"import", file, "--source", "other"}, {"dedupe"}, {"undo"}}) {
        bdd::CancelFlag cancel;
        cancel.request();
        const Result result = bench.run(args, cancel);
        CHECK(result.exit == Exit::interrupted);
        CHECK(bench.dump() == before);
        CHECK(bench.ids("run") == runs);
    }
    test::check_sound(bench);
}

TEST_CASE("A base that another run holds is named with its holder", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", test::sample_file());
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit != Exit::failed);
    const bdd::io::LockFile lock(bench.base(), "nightly", "2026-01-01T00:00:00Z", 0);
    const Result result = bench.run({"dedupe", "--wait", "0"});
    CHECK(result.exit == Exit::locked);
    CHECK(result.err.find("nightly") != std::string::npos);
    CHECK(result.err.find(std::to_string(::getpid())) != std::string::npos);
}

TEST_CASE("Undo refuses what is no run that it may take back", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", test::sample_file());
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit != Exit::failed);
    // The number that the undo itself would have.
    CHECK(bench.run({"undo", "2"}).err.find("there is no run 2") != std::string::npos);
    CHECK(bench.run({"undo", "1"}).exit == Exit::done);
    CHECK(bench.run({"undo", "1"}).err.find("already undone by run 2") != std::string::npos);
    CHECK(bench.run({"undo", "2"}).err.find("itself an undo") != std::string::npos);
    CHECK(bench.run({"undo"}).err.find("no run to undo") != std::string::npos);
}

TEST_CASE("Undo of a source's change gives its priority and its conclusions back", "[commands]") {
    Bench bench;
    const std::string head = "Identifiant;Prénom;Nom;Fonction;E-mail\n";
    const std::string a = bench.folder().write(
        "a.csv", head + "1;Ada;Leroy;Directrice achats;ada.leroy@neuf.example\n");
    const std::string b = bench.folder().write(
        "b.csv", head + "9;Ada;Leroy;Directrice des achats;ada.leroy@neuf.example\n");
    REQUIRE(bench.run({"import", a, "--source", "a"}).exit == Exit::done);
    REQUIRE(bench.run({"import", b, "--source", "b"}).exit == Exit::done);
    REQUIRE(bench.run({"dedupe"}).exit == Exit::done);
    REQUIRE(bench.ids("contact").size() == 1);
    const test::Dump before = bench.dump();
    const auto job = [&] {
        storage::Connection connection = bench.open();
        return connection.query_text("SELECT job_title FROM contact");
    };
    CHECK(job() == "Directrice des achats");
    REQUIRE(bench.run({"source", "add", "a", "--priority", "90"}).exit == Exit::done);
    CHECK(job() == "Directrice achats");
    test::check_sound(bench);
    REQUIRE(bench.run({"undo"}).exit == Exit::done);
    CHECK(bench.dump() == before);
}

TEST_CASE("Imports that share addresses may go in any order and come again", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", test::sample_file());
    for (const std::vector<const char*>& order :
         {std::vector<const char*>{"1", "2"}, std::vector<const char*>{"6", "5"}}) {
        REQUIRE(bench.run({"import", file, "--source", "a"}).exit != Exit::failed);
        REQUIRE(bench.run({"import", file, "--source", "b"}).exit != Exit::failed);
        for (const char* run : order) {
            CHECK(bench.run({"undo", run}).exit == Exit::done);
            test::check_sound(bench);
        }
        CHECK(bench.ids("address").empty());
        CHECK(bench.ids("site").empty());
    }
}

TEST_CASE("Undo finds the keys of an account that an import had emptied", "[commands]") {
    Bench bench;
    const std::string head = "Identifiant;Nom;Société;SIRET;Ville\n";
    const std::string old_file =
        bench.folder().write("a.csv", head + "1;Leroy;Acier;73282932000074;Lille\n");
    const std::string new_file =
        bench.folder().write("b.csv", head + "1;Leroy;Scies;55210055400013;Brest\n");
    REQUIRE(bench.run({"import", old_file, "--source", "crm"}).exit == Exit::done);
    const test::Dump before = bench.dump();
    REQUIRE(bench.run({"import", new_file, "--source", "crm"}).exit == Exit::done);
    CHECK(bench.ids("account") == std::set<std::int64_t>{2});
    CHECK(bench.run({"undo", "1"}).err.find("run 2 changed the same records later") !=
          std::string::npos);
    REQUIRE(bench.run({"undo"}).exit == Exit::done);
    CHECK(bench.dump() == before);
    REQUIRE(bench.run({"import", old_file, "--source", "other"}).exit == Exit::done);
    CHECK(bench.ids("account") == std::set<std::int64_t>{1});
}

TEST_CASE("Undo of an earlier dedupe leaves later ones nothing wrong to take back", "[commands]") {
    Bench bench;
    const std::string head = "Identifiant;Prénom;Nom;E-mail;Portable\n";
    const auto add = [&](const std::string& source, const std::string& row) {
        const std::string file = bench.folder().write(source + ".csv", head + row + "\n");
        REQUIRE(bench.run({"import", file, "--source", source}).exit == Exit::done);
    };
    add("a", "1;Ada;Leroy;;06 12 34 56 78");
    add("b", "2;Ada;Leroy;ada.leroy@acier.example;");
    add("c", "3;Ada;Leroy;ada.leroy@acier.example;");
    REQUIRE(bench.run({"dedupe"}).exit == Exit::done); // Run 4: 3 becomes part of 2.
    CHECK(bench.ids("contact") == std::set<std::int64_t>{1, 2});
    add("d", "4;Ada;Leroy;ada.leroy@acier.example;06 12 34 56 78");
    REQUIRE(bench.run({"dedupe"}).exit == Exit::done); // Run 6: all are one.
    CHECK(bench.ids("contact") == std::set<std::int64_t>{1});
    REQUIRE(bench.run({"undo", "4"}).exit == Exit::done);
    CHECK(bench.ids("contact") == std::set<std::int64_t>{1, 3});
    test::check_sound(bench);
    REQUIRE(bench.run({"dedupe"}).exit == Exit::done); // Run 8: 3 joins again.
    REQUIRE(bench.run({"undo", "6"}).exit == Exit::done);
    test::check_sound(bench);
    REQUIRE(bench.run({"undo", "8"}).exit == Exit::done);
    test::check_sound(bench);
    CHECK(bench.ids("contact") == std::set<std::int64_t>{1, 2, 3, 4});
}
