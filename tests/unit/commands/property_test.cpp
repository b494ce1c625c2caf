#include "../io/temp_file.hpp"
#include "../storage/base_dump.hpp"
#include "catch.hpp"
#include "cli/app.hpp"
#include "commands/commands.hpp"

#include <bdd/dedupe/survivorship.hpp>
#include <bdd/io/output_file.hpp>
#include <bdd/storage/detail_store.hpp>
#include <bdd/storage/golden_store.hpp>

#include <unistd.h>

#include <array>
#include <iterator>

namespace {

using bdd::Exit;
namespace storage = bdd::storage;
namespace test = bdd::test;

/// xorshift64*: the same numbers everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15U + 1) {}
    std::size_t roll(std::size_t sides) {
        m_state ^= m_state >> 12U;
        m_state ^= m_state << 25U;
        m_state ^= m_state >> 27U;
        return ((m_state * 0x2545F4914F6CDD1DU) >> 33U) % sides;
    }
    template <std::size_t n>
    std::string pick(const std::array<const char*, n>& choices) {
        return choices.at(roll(n));
    }

private:
    std::uint64_t m_state;
};

constexpr std::string_view k_header =
    "Identifiant;Civilité;Prénom;Nom;Fonction;Société;SIREN;SIRET;E-mail;Mobile;Adresse;"
    "Code postal;Ville;Effectif;Date de modification\n";

/// A small world, so that rows meet: the same people, companies and places in every spelling.
std::string random_row(Dice& dice, std::size_t id) {
    static constexpr std::array k_civilities = {"", "M.", "Mme"};
    static constexpr std::array k_first = {"", "Jean", "Jacques", "J.", "Élodie", "Elodie"};
    static constexpr std::array k_last = {"", "Martin", "MARTIN", "Le Goff", "Dupont"};
    static constexpr std::array k_jobs = {"", "Directeur commercial", "DRH", "Achats"};
    static constexpr std::array k_companies = {"", "Acier du Nord SARL", "ACIER DU NORD",
                                               "Boulangerie Durand", "SAS Voiles de Brest"};
    static constexpr std::array k_sirens = {"", "", "732829320", "552100554"};
    static constexpr std::array k_sirets = {"", "", "", "73282932000074", "55210055400013"};
    static constexpr std::array k_emails = {"", "", "jean.martin@acier-du-nord.example",
                                            "contact@acier-du-nord.example",
                                            "elodie.legoff@gmail.com"};
    static constexpr std::array k_mobiles = {"", "", "06 12 34 56 78", "07 98 76 54 32"};
    static constexpr std::array k_streets = {"", "12 rue du Port", "3 place Foch"};
    static constexpr std::array k_places = {";", "59000;Lille", "29200;Brest"};
    static constexpr std::array k_staff = {"", "12", "250"};
    static constexpr std::array k_dates = {"", "03/02/2025", "14/07/2026"};
    std::string row = dice.roll(6) == 0 ? std::string() : "K" + std::to_string(id);
    for (const std::string& cell :
         {dice.pick(k_civilities), dice.pick(k_first), dice.pick(k_last), dice.pick(k_jobs),
          dice.pick(k_companies), dice.pick(k_sirens), dice.pick(k_sirets), dice.pick(k_emails),
          dice.pick(k_mobiles), dice.pick(k_streets), dice.pick(k_places), dice.pick(k_staff),
          dice.pick(k_dates)}) {
        row += ";" + cell;
    }
    return row;
}

struct Result {
    Exit exit = Exit::done;
    std::string err;
};

/// A base in its own folder, driven through the command line.
class Bench {
public:
    Result run(std::vector<std::string> args) {
        bdd::CancelFlag cancel;
        return run(std::move(args), cancel);
    }
    Result run(std::vector<std::string> args, bdd::CancelFlag& cancel) {
        args.insert(args.begin(), {"--db", base(), "--as-of", day()});
        bdd::cli::MemoryOutput out;
        bdd::cli::MemoryOutput err;
        const bdd::cli::Env env{{"HOME", m_folder.path("home")}};
        const Exit exit = bdd::cli::main(args, {out, err}, env, cancel, bdd::commands::add_all);
        return {exit, err.text()};
    }
    void next_day() { ++m_day; }
    [[nodiscard]] std::string base() const { return m_folder.path("base.sqlite"); }
    [[nodiscard]] const test::TempFolder& folder() const { return m_folder; }
    [[nodiscard]] storage::Connection open() const {
        return {base(), storage::OpenMode::read_write, 0, nullptr};
    }
    [[nodiscard]] test::Dump dump() const {
        storage::Connection connection = open();
        return test::dump(connection);
    }
    [[nodiscard]] std::set<std::int64_t> ids(const std::string& table) const {
        storage::Connection connection = open();
        return test::ids(connection, table);
    }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(base(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    [[nodiscard]] std::string day() const {
        return "2026-03-" + std::string(m_day < 10 ? "0" : "") + std::to_string(m_day);
    }
    test::TempFolder m_folder;
    int m_day = 1;
};

/// What must hold in every base, whatever was done to it.
void check_sound(const Bench& bench) {
    storage::Connection connection = bench.open();
    CHECK(test::damages(connection).empty());
    CHECK(connection.query_integer("SELECT count(*) FROM record WHERE id NOT IN"
                                   " (SELECT record_id FROM record_raw)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM contact_alias WHERE contact_id NOT IN"
                                   " (SELECT id FROM contact)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM account_alias WHERE account_id NOT IN"
                                   " (SELECT id FROM account)") == 0);
    // An id is a thing or another name of a thing, never both.
    CHECK(connection.query_integer("SELECT count(*) FROM contact JOIN contact_alias"
                                   " USING (id)") == 0);
    CHECK(connection.query_integer("SELECT count(*) FROM account JOIN account_alias"
                                   " USING (id)") == 0);
    storage::Database base(bench.base(), storage::Access::read, 0, nullptr);
    storage::GoldenStore golden(base);
    storage::DetailStore details(base);
    for (const std::int64_t id : bench.ids("contact")) {
        const auto records = golden.records_of(bdd::model::ContactId{id});
        REQUIRE_FALSE(records.empty());
        const auto detail = details.contact({id});
        REQUIRE(detail);
        CHECK(detail->contact == bdd::dedupe::conclude_contact({id}, records));
    }
    for (const std::int64_t id : bench.ids("account")) {
        const auto records = golden.records_of(bdd::model::AccountId{id});
        REQUIRE_FALSE(records.empty());
        const auto detail = details.account({id});
        REQUIRE(detail);
        CHECK(detail->account == bdd::dedupe::conclude_account({id}, records));
    }
}

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
        check_sound(m_bench);
    }

    /// Takes everything back, in any order that is allowed; nothing of anybody may stay.
    void end() {
        while (!m_runs.empty()) {
            undo(m_dice.roll(m_runs.size()));
        }
        check_sound(m_bench);
        for (const auto& [table, rows] : m_bench.dump()) {
            if (table != "source" && table != "source_column") {
                INFO(table);
                CHECK(rows.empty());
            }
        }
        storage::Connection connection = m_bench.open();
        CHECK(connection.query_integer("SELECT count(*) FROM run_change") == 0);
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
                rows[id] = random_row(m_dice, id);
            }
        }
    }

    void import() {
        const std::size_t source = m_dice.roll(2);
        if (m_dice.roll(4) != 0) {
            renew(source);
        }
        std::string text(k_header);
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
            for (const auto& [table, rows] : m_bench.dump()) {
                INFO(table);
                // A source that a run made stays while a later import uses it.
                CHECK((rows == done.before.at(table) || (table == "source" && m_out_of_order)));
            }
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

std::string sample_file() {
    Dice dice(4711);
    std::string text(k_header);
    for (std::size_t id = 0; id < 12; ++id) {
        text += random_row(dice, id) + "\n";
    }
    return text;
}

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

TEST_CASE("A dry run leaves the bytes of the base as they were", "[commands]") {
    Bench bench;
    const std::string first = bench.folder().write("first.csv", sample_file());
    const std::string second = bench.folder().write(
        "second.csv", std::string(k_header) + "K1;;Ada;Neuf;;Neuf SA;;;;;;44000;Nantes;;\n");
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
    const std::string file = bench.folder().write("file.csv", sample_file());
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
    const std::string file = bench.folder().write("file.csv", sample_file());
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
    check_sound(bench);
}

TEST_CASE("A base that another run holds is named with its holder", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", sample_file());
    REQUIRE(bench.run({"import", file, "--source", "crm"}).exit != Exit::failed);
    const bdd::io::LockFile lock(bench.base(), "nightly", "2026-01-01T00:00:00Z", 0);
    const Result result = bench.run({"dedupe", "--wait", "0"});
    CHECK(result.exit == Exit::locked);
    CHECK(result.err.find("nightly") != std::string::npos);
    CHECK(result.err.find(std::to_string(::getpid())) != std::string::npos);
}

TEST_CASE("Undo refuses what is no run that it may take back", "[commands]") {
    Bench bench;
    const std::string file = bench.folder().write("file.csv", sample_file());
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
    check_sound(bench);
    REQUIRE(bench.run({"undo"}).exit == Exit::done);
    CHECK(bench.dump() == before);
}
