#include "bench.hpp"

#include <algorithm>

namespace {

using bdd::Exit;
namespace storage = bdd::storage;
namespace test = bdd::test;
using test::Bench;
using test::Dice;
using test::Result;

/// One random life of a base whose people agree and refuse while others merge, split and undo.
class Lives {
public:
    explicit Lives(std::uint64_t seed)
        : m_dice(seed) {}

    void step() {
        m_bench.next_day();
        const std::size_t what = m_dice.roll(12);
        if (what < 2 || !m_begun) {
            import();
        } else if (what < 3) {
            run({"dedupe"});
        } else if (what < 5) {
            run({"dedupe", "same", contact(), contact()});
        } else if (what < 6) {
            run({"dedupe", "split", contact()});
        } else if (what < 9) {
            say();
        } else {
            undo();
        }
        check();
    }

private:
    std::string contact() {
        const auto ids = m_bench.ids("contact");
        if (m_dice.roll(6) == 0 || ids.empty()) {
            return "C" + std::to_string(m_dice.roll(20) + 1); // Perhaps an alias, perhaps nobody.
        }
        return std::to_string(
            *std::next(ids.begin(), static_cast<std::ptrdiff_t>(m_dice.roll(ids.size()))));
    }

    Result run(const std::vector<std::string>& args) {
        Result result = m_bench.run(args);
        INFO(args.front() << ' ' << args.back() << ": " << result.err);
        REQUIRE(result.err.find("internal") == std::string::npos);
        REQUIRE(result.err.find("constraint") == std::string::npos);
        return result;
    }

    void import() {
        std::string text(test::k_header);
        for (std::size_t i = 0; i < 3; ++i) {
            text += test::random_row(m_dice, m_dice.roll(8)) + "\n";
        }
        run({"import", m_bench.folder().write("file.csv", text), "--source",
             m_dice.roll(2) == 0 ? "crm" : "salon", "--overwrite"});
        m_begun = true;
    }

    void say() {
        const std::string id = contact();
        switch (m_dice.roll(3)) {
        case 0:
            run({"consent", "add", id, "--channel", "email,sms", "--purpose", "prospection"});
            break;
        case 1:
            run({"consent", "deny", id, "--channel", "phone"});
            break;
        default:
            run({"consent", "withdraw", id});
        }
    }

    void undo() {
        storage::Connection connection = m_bench.open();
        const auto last = connection.query_integer("SELECT max(id) FROM run").value_or(1);
        const auto id = static_cast<std::int64_t>(m_dice.roll(static_cast<std::size_t>(last))) + 1;
        const std::string number = std::to_string(id);
        const bool is_consent =
            connection.query_integer("SELECT command LIKE 'consent %' FROM run WHERE id = " +
                                     number) == 1;
        const bool is_held = storage_holds(connection, number);
        const Result result = run({"undo", number});
        INFO("undo " << id << ": " << result.err);
        if (is_consent) {
            CHECK(result.exit == Exit::refused);
        } else if (is_held) {
            CHECK(result.exit != Exit::done);
        }
    }

    /// Somebody said something that belongs to a record which this run added.
    static bool storage_holds(storage::Connection& connection, const std::string& run) {
        return connection.query_integer(
                   "SELECT count(*) FROM consent c JOIN run_change m ON m.kind = 'records'"
                   " AND c.record_id BETWEEN m.row_id AND CAST(m.after AS INTEGER)"
                   " WHERE m.run_id = " +
                   run) > 0;
    }

    /// Nothing that was said is lost or changed, and all of it has its record and contact.
    void check() {
        test::check_sound(m_bench);
        storage::Connection connection = m_bench.open();
        CHECK(connection.query_integer("SELECT count(*) FROM consent WHERE id NOT IN (SELECT c.id"
                                       " FROM consent c JOIN record r ON r.id = c.record_id"
                                       " JOIN contact k ON k.id = r.contact_id)") == 0);
        std::vector<std::string> said = m_bench.dump().at("consent");
        CHECK(std::includes(said.begin(), said.end(), m_said.begin(), m_said.end()));
        CHECK(connection.query_integer("SELECT total(json_extract(counts, '$.added')) FROM run"
                                       " WHERE command LIKE 'consent %'") ==
              static_cast<std::int64_t>(said.size()));
        m_said = std::move(said);
    }

    Dice m_dice;
    Bench m_bench;
    bool m_begun = false;
    std::vector<std::string> m_said;
};

} // namespace

TEST_CASE("What people said outlasts every merge, split and undo", "[commands]") {
    const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 25)));
    INFO("seed " << seed);
    Lives lives(seed);
    for (int i = 0; i < 16; ++i) {
        lives.step();
    }
}
