#include "bench.hpp"

namespace {

using bdd::Exit;
namespace storage = bdd::storage;
namespace test = bdd::test;
using test::Bench;
using test::Dice;
using test::Result;

/// One random life of a base in which a person decides, too.
class Decisions {
public:
    explicit Decisions(std::uint64_t seed)
        : m_dice(seed) {}

    void step() {
        m_bench.next_day();
        const std::size_t what = m_dice.roll(14);
        if (what < 3 || m_runs.empty()) {
            import();
        } else if (what < 4) {
            change({"dedupe"});
        } else if (what < 6) {
            change({"dedupe", "same", contact(), contact()});
        } else if (what < 8) {
            change({"dedupe", "different", contact(), contact()});
        } else if (what < 10) {
            split();
        } else if (what < 12) {
            bring_back();
        } else {
            undo(m_dice.roll(3) == 0 ? m_dice.roll(m_runs.size()) : m_runs.size() - 1);
        }
        check();
    }

    /// Takes everything back, in any order that is allowed; nothing of anybody may stay.
    void end() {
        while (!m_runs.empty()) {
            undo(m_dice.roll(m_runs.size()));
            check();
        }
        test::check_nothing_left(m_bench);
    }

private:
    struct Done {
        std::int64_t run = 0;
        test::Dump before; ///< Empty once a run below was undone.
    };

    std::string contact() {
        const auto ids = m_bench.ids("contact");
        if (m_dice.roll(6) == 0 || ids.empty()) {
            return "C" + std::to_string(m_dice.roll(20) + 1); // Perhaps an alias, perhaps nobody.
        }
        return std::to_string(
            *std::next(ids.begin(), static_cast<std::ptrdiff_t>(m_dice.roll(ids.size()))));
    }

    /// A contact that can be split, if there is one; sometimes only some of its records leave.
    void split() {
        storage::Connection connection = m_bench.open();
        const std::vector<std::string> several =
            test::texts(connection, "SELECT id FROM contact WHERE records > 1 ORDER BY id");
        if (several.empty()) {
            return;
        }
        const std::string id = several.at(m_dice.roll(several.size()));
        std::vector<std::string> args{"dedupe", "split", id};
        if (m_dice.roll(2) == 0) {
            const auto records = test::texts(
                connection, "SELECT id FROM record WHERE contact_id = " + id + " ORDER BY id");
            args.insert(args.end(), {"--record", records.at(m_dice.roll(records.size()))});
        }
        change(args);
        if (m_runs.back().run == last_run()) {
            // What was parted is kept apart.
            storage::Connection after = m_bench.open();
            CHECK(after.query_integer("SELECT count(*) FROM verdict v JOIN record a"
                                      " ON a.id = v.record_a JOIN record b ON b.id = v.record_b"
                                      " WHERE NOT v.same AND a.contact_id = b.contact_id"
                                      " AND v.run_id = (SELECT max(id) FROM run)") == 0);
        }
    }

    /// Mail of one or two contacts comes back, perhaps of nobody, perhaps told before.
    void bring_back() {
        std::string text = "REF;MOTIF;DATE\n";
        for (std::size_t i = m_dice.roll(2); i < 2; ++i) {
            const std::string ref = contact();
            text += (ref.front() == 'C' ? "" : "C") + ref + ';' +
                    std::to_string(m_dice.roll(4) + 1) + ";2026-03-0" +
                    std::to_string(m_dice.roll(2) + 1) + '\n';
        }
        const std::string file = m_bench.folder().write("pnd.csv", text);
        change({"import", file, "--as", "pnd", "--source", "pnd", "--overwrite", "--rejects",
                m_bench.folder().path("pnd.rejects.csv")});
    }

    void import() {
        std::string text(test::k_header);
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t id = m_dice.roll(8);
            text += test::random_row(m_dice, id) + "\n";
        }
        const std::string file = m_bench.folder().write("file.csv", text);
        change({"import", file, "--source", m_dice.roll(2) == 0 ? "crm" : "salon", "--overwrite"});
    }

    void change(const std::vector<std::string>& args) {
        const bool is_new = !std::filesystem::exists(m_bench.base());
        const test::Dump before = is_new ? test::Dump() : m_bench.dump();
        const std::int64_t last = is_new ? 0 : last_run();
        const std::size_t records = is_new ? 0 : m_bench.ids("record").size();
        const Result result = m_bench.run(args);
        INFO(args.front() << ' ' << args.back() << ": " << result.err);
        REQUIRE(result.err.find("internal") == std::string::npos);
        if (last_run() == last) {
            CHECK((is_new || m_bench.dump() == before)); // Refused, or nothing to do.
            return;
        }
        CHECK((args.front() == "import" || m_bench.ids("record").size() == records));
        m_runs.push_back({last_run(), before});
    }

    void undo(std::size_t index) {
        const Done done = m_runs.at(index);
        INFO("undo " << done.run);
        const Result result = m_bench.run({"undo", std::to_string(done.run)});
        INFO(result.err);
        if (result.exit == Exit::failed) {
            CHECK(index + 1 < m_runs.size()); // The last run can always be undone.
            return;
        }
        REQUIRE(result.exit == Exit::done);
        if (index + 1 == m_runs.size() && !done.before.empty()) {
            test::check_given_back(m_bench, done.before, m_out_of_order);
        }
        m_out_of_order = m_out_of_order || index + 1 != m_runs.size();
        m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(index));
        for (std::size_t later = index; later < m_runs.size(); ++later) {
            m_runs[later].before.clear();
        }
    }

    /// Sound; and a verdict speaks of records that are there, in the name of a run that stands.
    void check() {
        test::check_sound(m_bench);
        storage::Connection connection = m_bench.open();
        CHECK(connection.query_integer("SELECT count(*) FROM verdict WHERE record_a NOT IN"
                                       " (SELECT id FROM record) OR record_b NOT IN"
                                       " (SELECT id FROM record)") == 0);
        CHECK(connection.query_integer("SELECT count(*) FROM verdict v JOIN run ON run.id ="
                                       " v.run_id WHERE run.undone_by IS NOT NULL") == 0);
        // Every return has a contact, in the name of a run that stands; only its undo takes it.
        CHECK(connection.query_integer("SELECT count(*) FROM mail_return WHERE id NOT IN"
                                       " (SELECT m.id FROM mail_return m"
                                       " JOIN record r ON r.id = m.record_id"
                                       " JOIN contact c ON c.id = r.contact_id"
                                       " JOIN run ON run.id = m.run_id"
                                       " WHERE run.undone_by IS NULL)") == 0);
        CHECK(connection.query_integer("SELECT total(json_extract(counts, '$.new')) FROM run"
                                       " WHERE undone_by IS NULL AND arguments LIKE '%\"pnd\"%'") ==
              connection.query_integer("SELECT count(*) FROM mail_return"));
    }

    [[nodiscard]] std::int64_t last_run() const {
        storage::Connection connection = m_bench.open();
        return connection.query_integer("SELECT max(id) FROM run").value_or(0);
    }

    Dice m_dice;
    Bench m_bench;
    std::vector<Done> m_runs;
    bool m_out_of_order = false;
};

std::vector<std::string> membership(const Bench& bench) {
    storage::Connection connection = bench.open();
    return test::texts(connection, "SELECT id || ':' || contact_id FROM record ORDER BY id");
}

/// Four records of four contacts, told apart by everything.
void import_four(Bench& bench) {
    const std::string file =
        bench.folder().write("four.csv", "Id;Nom;Prénom;E-mail\n1;Durand;Anne;anne@a.example\n"
                                         "2;Petit;Luc;luc@b.example\n3;Noir;Léa;lea@c.example\n"
                                         "4;Roux;Eva;eva@d.example\n");
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit == Exit::done);
}

} // namespace

TEST_CASE("A base stays sound whatever people decide, and undo gives back what was", "[commands]") {
    const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 41)));
    INFO("seed " << seed);
    Decisions life(seed);
    for (int i = 0; i < 14; ++i) {
        life.step();
    }
    life.end();
}

TEST_CASE("Undoing a merge below a split leaves the split record to be given back later",
          "[commands]") {
    Bench bench;
    import_four(bench);
    REQUIRE(bench.run({"dedupe", "same", "1", "2"}).exit == Exit::done);              // 2
    REQUIRE(bench.run({"dedupe", "split", "1", "--record", "2"}).exit == Exit::done); // 3
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:5", "3:3", "4:4"});
    REQUIRE(bench.run({"undo", "2"}).exit == Exit::done);
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:5", "3:3", "4:4"});
    REQUIRE(bench.run({"undo", "3"}).exit == Exit::done);
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:2", "3:3", "4:4"});
    test::check_sound(bench);
}

TEST_CASE("Undoing a split whose contact was merged since follows the merge, and comes back",
          "[commands]") {
    Bench bench;
    import_four(bench);
    REQUIRE(bench.run({"dedupe", "same", "2", "3"}).exit == Exit::done);              // 2
    REQUIRE(bench.run({"dedupe", "split", "2", "--record", "3"}).exit == Exit::done); // 3
    REQUIRE(bench.run({"dedupe", "same", "1", "2"}).exit == Exit::done);              // 4
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:1", "3:5", "4:4"});
    REQUIRE(bench.run({"undo", "3"}).exit == Exit::done);
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:1", "3:1", "4:4"});
    test::check_sound(bench);
    REQUIRE(bench.run({"undo", "4"}).exit == Exit::done);
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:2", "3:2", "4:4"});
    REQUIRE(bench.run({"undo", "2"}).exit == Exit::done);
    CHECK(membership(bench) == std::vector<std::string>{"1:1", "2:2", "3:3", "4:4"});
    test::check_sound(bench);
}

TEST_CASE("A verdict taken out of the middle leaves the later one, and its undo the first",
          "[commands]") {
    Bench bench;
    import_four(bench);
    REQUIRE(bench.run({"dedupe", "different", "1", "2"}).exit == Exit::done); // 2
    REQUIRE(bench.run({"dedupe", "same", "1", "2"}).exit == Exit::done);      // 3
    REQUIRE(bench.run({"dedupe", "split", "1"}).exit == Exit::done);          // 4
    const auto verdict = [&] {
        storage::Connection connection = bench.open();
        return test::texts(connection, "SELECT same || ' by ' || run_id FROM verdict");
    };
    CHECK(verdict() == std::vector<std::string>{"0 by 4"});
    REQUIRE(bench.run({"undo", "3"}).exit == Exit::done);
    CHECK(verdict() == std::vector<std::string>{"0 by 4"});
    REQUIRE(bench.run({"undo", "4"}).exit == Exit::done);
    CHECK(verdict() == std::vector<std::string>{"0 by 2"});
    REQUIRE(bench.run({"undo", "2"}).exit == Exit::done);
    CHECK(verdict().empty());
}

TEST_CASE("An import takes the verdicts on its records with it when it is undone", "[commands]") {
    Bench bench;
    import_four(bench);
    REQUIRE(bench.run({"dedupe", "different", "3", "4"}).exit == Exit::done);
    REQUIRE(bench.run({"undo", "1"}).exit == Exit::done);
    CHECK(bench.dump()["verdict"].empty());
    REQUIRE(bench.run({"undo", "2"}).exit == Exit::done);
    CHECK(bench.dump()["verdict"].empty());
}
