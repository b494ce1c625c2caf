#include "bench.hpp"

namespace {

using bdd::Exit;
namespace storage = bdd::storage;
namespace test = bdd::test;
using test::Bench;
using test::Dice;
using test::Result;

/// One random life of a base.
class Life {
public:
    explicit Life(std::uint64_t seed)
        : m_dice(seed) {
        for (std::size_t source = 0; source < m_files.size(); ++source) {
            renew(source);
        }
    }

    void step() {
        const std::size_t what = m_dice.roll(10);
        m_bench.next_day();
        if (what < 5 || m_runs.empty()) {
            import();
        } else if (what < 7) {
            change({"dedupe"});
        } else if (what < 8) {
            change({"source", "add", source_name(m_dice.roll(2)), "--priority",
                    std::to_string(m_dice.roll(3) * 40)});
        } else {
            undo(m_dice.roll(3) == 0 ? m_dice.roll(m_runs.size()) : m_runs.size() - 1);
        }
        test::check_sound(m_bench);
    }

    /// Takes everything back, in any order that is allowed; nothing of anybody may stay.
    void end() {
        while (!m_runs.empty()) {
            undo(m_dice.roll(m_runs.size()));
        }
        test::check_sound(m_bench);
        test::check_nothing_left(m_bench);
    }

private:
    struct Done {
        std::int64_t run = 0;
        bool is_import = false;
        std::set<std::int64_t> created; ///< Records.
        test::Dump before;
    };

    static std::string source_name(std::size_t source) { return source == 0 ? "crm" : "salon"; }

    /// Some rows come, go and change.
    void renew(std::size_t source) {
        std::map<std::size_t, std::string>& rows = m_files.at(source);
        for (std::size_t i = 0; i < 6; ++i) {
            const std::size_t id = m_dice.roll(9);
            if (m_dice.roll(5) == 0) {
                rows.erase(id);
            } else {
                rows[id] = test::random_row(m_dice, id);
            }
        }
    }

    void import() {
        const std::size_t source = m_dice.roll(2);
        if (m_dice.roll(4) != 0) {
            renew(source);
        }
        std::string text(test::k_header);
        for (const auto& [id, row] : m_files.at(source)) {
            text += row + "\n";
            text += m_dice.roll(8) == 0 ? row + "\n" : "";
        }
        const std::string file = m_bench.folder().write("file.csv", text);
        std::vector<std::string> args = {"import", file, "--source", source_name(source),
                                         "--overwrite"};
        if (m_dice.roll(4) == 0) {
            args.insert(args.end(),
                        {"--map", m_dice.roll(2) == 0 ? "Fonction=ignore" : "Fonction=job_title"});
        }
        if (m_dice.roll(5) == 0) {
            args.insert(args.end(), {"--limit", "3"});
        }
        change(args);
    }

    void change(const std::vector<std::string>& args) {
        INFO(args.front());
        const bool is_new = !std::filesystem::exists(m_bench.base());
        const test::Dump before = is_new ? test::Dump() : m_bench.dump();
        const auto records = is_new ? std::set<std::int64_t>() : m_bench.ids("record");
        const std::int64_t last = is_new ? 0 : last_run();
        const Result result = m_bench.run(args);
        INFO(result.err);
        REQUIRE((result.exit == Exit::done || result.exit == Exit::attention ||
                 (is_new && result.exit == Exit::failed)));
        if (last_run() == last) {
            CHECK((is_new || m_bench.dump() == before));
            return;
        }
        Done done{last_run(), args.front() == "import", {}, before};
        const auto now = m_bench.ids("record");
        CHECK(std::includes(now.begin(), now.end(), records.begin(), records.end()));
        std::set_difference(now.begin(), now.end(), records.begin(), records.end(),
                            std::inserter(done.created, done.created.end()));
        CHECK((done.is_import || done.created.empty()));
        check_ids(true);
        m_runs.push_back(std::move(done));
    }

    void undo(std::size_t index) {
        const Done done = m_runs.at(index);
        INFO("undo " << done.run);
        const auto records = m_bench.ids("record");
        const test::Dump before = m_bench.dump();
        const Result result = m_bench.run({"undo", std::to_string(done.run)});
        INFO(result.err);
        if (result.exit == Exit::failed) {
            CHECK(index + 1 < m_runs.size()); // The last run can always be undone.
            CHECK(result.err.find("cannot be undone yet") != std::string::npos);
            CHECK(m_bench.dump() == before);
            return;
        }
        REQUIRE(result.exit == Exit::done);
        std::set<std::int64_t> expected;
        std::set_difference(records.begin(), records.end(), done.created.begin(),
                            done.created.end(), std::inserter(expected, expected.end()));
        CHECK(m_bench.ids("record") == expected);
        if (index + 1 == m_runs.size() && !done.before.empty()) {
            test::check_given_back(m_bench, done.before, m_out_of_order);
        }
        m_out_of_order = m_out_of_order || index + 1 != m_runs.size();
        m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(index));
        // What the later runs came upon is no more.
        for (std::size_t later = index; later < m_runs.size(); ++later) {
            m_runs[later].before.clear();
        }
        check_ids(false);
    }

    /// Ids are given once: what a command makes has a new one, what undo brings back its own.
    void check_ids(bool made) {
        for (const char* table :
             {"source", "batch", "record", "contact", "account", "address", "site"}) {
            INFO(table);
            std::set<std::int64_t>& ever = m_ever[table];
            const std::int64_t greatest = ever.empty() ? 0 : *ever.rbegin();
            for (const std::int64_t id : m_bench.ids(table)) {
                if (m_now[table].count(id) == 0) {
                    CHECK((made ? id > greatest : ever.count(id) == 1));
                }
                ever.insert(id);
            }
            m_now[table] = m_bench.ids(table);
        }
    }

    [[nodiscard]] std::int64_t last_run() const {
        storage::Connection connection = m_bench.open();
        return connection.query_integer("SELECT max(id) FROM run").value_or(0);
    }

    Dice m_dice;
    Bench m_bench;
    std::array<std::map<std::size_t, std::string>, 2> m_files;
    std::vector<Done> m_runs;
    bool m_out_of_order = false;
    std::map<std::string, std::set<std::int64_t>> m_ever;
    std::map<std::string, std::set<std::int64_t>> m_now;
};

} // namespace

TEST_CASE("A base stays sound through every order of commands, and undo gives back what was",
          "[commands]") {
    const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 61)));
    INFO("seed " << seed);
    Life life(seed);
    for (int i = 0; i < 9; ++i) {
        life.step();
    }
    life.end();
}
