#include "../../commands/bench.hpp"
#include "flow_fixture.hpp"
#include "flows/protect/archive_people.hpp"
#include "flows/protect/due_people.hpp"
#include "flows/protect/due_period.hpp"
#include "flows/protect/erase_batches.hpp"
#include "flows/protect/gate_facts.hpp"

#include <bdd/storage/export_store.hpp>

#include <nlohmann/json.hpp>

using namespace bdd;
using namespace bdd::flows;

namespace {

const protect::Period k_three_years{3, 0, 0};

/// A base with people of one day, made by the command line.
class World {
public:
    World() {
        m_file = m_bench.folder().write("people.csv",
                                        "Nom;Prénom;E-mail;Société\n"
                                        "Exemplaire;Noémie;noemie@un.example;Société Un\n"
                                        "Fictif;Alain;alain@un.example;Société Un\n"
                                        "Gabarit;Élise;elise@gabarit.example;Gabarit Conseil\n");
        run({"source", "add", "old", "--collected-on", "2024-02-29", "--kind", "event"});
        run({"import", m_file, "--source", "old"});
        const std::string text = m_bench.folder().write("case.txt", "Oui.\n");
        run({"consent", "wording", "add", "form", "--lang", "fr", "--file", text});
    }

    void run(std::vector<std::string> args) {
        const test::Result result = m_bench.run(std::move(args));
        INFO(result.err);
        REQUIRE(result.exit == Exit::done);
    }
    void agree(const std::string& uid, const std::string& at) {
        run({"consent", "add", uid, "--channel", "email", "--purpose", "prospection", "--at", at,
             "--proof", "form 12", "--wording", "form"});
    }
    [[nodiscard]] storage::Database open() const {
        return {m_bench.base(), storage::Access::read, 0, nullptr};
    }
    /// The term, which is the same for one contact as among all.
    [[nodiscard]] RetentionTerm term(std::int64_t contact, Date day = {2026, 3, 1}) const {
        storage::Database base = open();
        GateSettings settings;
        settings.retention = k_three_years;
        const model::ContactId id{contact};
        const GateFacts all(base, settings, {protect::Purpose::renewal, day, {}});
        const GateFacts one(base, settings, {protect::Purpose::renewal, day, id});
        const RetentionTerm term = all.term_of(id);
        CHECK(one.term_of(id).due == term.due);
        CHECK(one.term_of(id).is_asked == term.is_asked);
        CHECK(one.term_of(id).last_act == term.last_act);
        return term;
    }
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] test::Bench& bench() { return m_bench; }

    /// Notes an export, as `bdd export` does.
    void note_export(const std::string& purpose, const std::string& at,
                     std::vector<model::ContactId> contacts) {
        storage::Database base(m_bench.base(), storage::Access::write, 0, nullptr);
        storage::ExportEntry entry;
        entry.run = storage::RunStore(base).begin("export", "[]", "ada", at);
        entry.at = at;
        entry.format = "csv";
        entry.purpose = purpose;
        entry.columns = "uid";
        entry.refused = "{}";
        storage::ExportStore(base).add(entry, contacts);
    }

private:
    test::Bench m_bench;
    std::string m_file;
};

} // namespace

TEST_CASE("Only a proven act of the person moves the clock of retention", "[protect]") {
    World world;
    CHECK(world.term(1).collected_on == Date{2024, 2, 29});
    CHECK(world.term(1).due == Date{2027, 2, 28});
    CHECK_FALSE(world.term(1).last_act.has_value());

    world.bench().next_day();
    world.run({"import", world.file(), "--source", "again"});
    world.run({"dedupe"});
    world.run(
        {"consent", "withdraw", "C0000001", "--channel", "email", "--purpose", "prospection"});
    world.run({"consent", "deny", "C0000001", "--channel", "email", "--purpose", "information"});
    world.run({"consent", "add", "C0000001", "--channel", "email", "--purpose", "relation"});
    CHECK(world.term(1).due == Date{2027, 2, 28});

    world.agree("C0000001", "2025-12-31");
    CHECK(world.term(1).last_act == Date{2025, 12, 31});
    CHECK(world.term(1).due == Date{2028, 12, 31});
    CHECK(world.term(2).due == Date{2027, 2, 28});
    // An older act does not take it back, and on an earlier day it had not happened.
    world.agree("C0000001", "2025-02-28");
    CHECK(world.term(1).due == Date{2028, 12, 31});
    CHECK(world.term(1, {2025, 12, 30}).due == Date{2028, 2, 28});
    CHECK(world.term(1, {2025, 2, 27}).due == Date{2027, 2, 28});
}

TEST_CASE("A merge keeps what the person did, and adds nothing", "[protect]") {
    World world;
    world.agree("C0000002", "2025-06-30");
    world.run({"dedupe", "same", "C0000001", "C0000003"});
    CHECK(world.term(1).due == Date{2027, 2, 28});
    world.run({"dedupe", "same", "C0000001", "C0000002"});
    CHECK(world.term(1).due == Date{2028, 6, 30});
    world.run({"undo"});
    CHECK(world.term(1).due == Date{2027, 2, 28});
    CHECK(world.term(2).due == Date{2028, 6, 30});
}

TEST_CASE("Whether to stay is asked once in a term, under any id", "[protect]") {
    World world; // The term ends on 2027-02-28, and the question may be sent from 2026-11-30 on.
    world.note_export("renewal", "2026-11-29T23:59:59Z", {{1}, {2}});
    world.note_export("prospection", "2026-12-01T00:00:00Z", {{1}, {2}, {3}});
    CHECK_FALSE(world.term(1).is_asked);
    world.note_export("renewal", "2026-11-30T00:00:00Z", {{2}});
    CHECK(world.term(2).is_asked);
    CHECK_FALSE(world.term(1).is_asked);
    CHECK_FALSE(world.term(3).is_asked);
    world.run({"dedupe", "same", "C0000001", "C0000002"});
    CHECK(world.term(1).is_asked);
    // The answer starts a term of its own.
    world.agree("C0000001", "2026-02-01");
    CHECK_FALSE(world.term(1).is_asked);
}

TEST_CASE("People are listed from the first day of the notice to long after the term",
          "[protect]") {
    World world;
    GateSettings settings;
    settings.retention = k_three_years;
    storage::Database base = world.open();
    const auto states = [&](Date today, Date until) {
        std::string words;
        for (const DuePerson& person : due_people(base, settings, today, until)) {
            words +=
                std::string(keyword(person.state)) + std::to_string(person.contact.value) + " ";
        }
        return words;
    };
    CHECK(states({2026, 1, 1}, {2027, 2, 27}).empty());
    CHECK(states({2026, 1, 1}, {2027, 2, 28}) == "due1 due2 due3 ");
    CHECK(states({2027, 2, 28}, {2027, 2, 28}) == "due1 due2 due3 ");
    CHECK(states({2027, 3, 1}, {2027, 3, 1}) == "passed1 passed2 passed3 ");
}

TEST_CASE("The notice of a list is days or a period", "[protect]") {
    CHECK(read_due_period("90d") == protect::Period{0, 0, 90});
    CHECK(read_due_period("0") == protect::Period{});
    CHECK(read_due_period("36600d") == protect::Period{0, 0, 36'600});
    CHECK(read_due_period("P3M") == protect::Period{0, 3, 0});
    for (const char* bad : {"", "d", "-1", "90 d", "90D", "36601", "3M", "P3M ", "9999999999999"}) {
        INFO(bad);
        CHECK_FALSE(read_due_period(bad).has_value());
    }
}

TEST_CASE("A move to the archive that was cut short can be made again", "[protect]") {
    World world;
    world.agree("C0000001", "2025-12-31");
    test::FlowContext flow;
    flow.ctx.settings.set("db", world.bench().base(), Origin::flag);
    flow.ctx.clock = Clock::fixed_at({2026, 3, 1});
    const std::vector<model::ContactId> contacts = {{1}, {2}};
    const auto held = [&] {
        std::vector<std::string> uids;
        storage::Archive(world.bench().base(), storage::Access::read, 0, nullptr)
            .each([&](const storage::ArchiveEntry& entry) {
                uids.push_back(entry.uid);
                return true;
            });
        return uids;
    };
    const std::vector<std::string> both = {"C0000001", "C0000002"};
    {
        WriteSession session(flow.ctx, "gdpr archive add", false);
        copy_to_archive(flow.ctx, session, contacts, {"contract 7", {2031, 12, 31}});
    } // The power goes: nothing of the base was committed.
    CHECK(held() == both);
    CHECK(world.term(1).due == Date{2028, 12, 31});
    {
        WriteSession session(flow.ctx, "gdpr archive add", false);
        copy_to_archive(flow.ctx, session, contacts, {"contract 7", {2031, 12, 31}});
        const Erasure erasure = erase_many(flow.ctx, session, contacts);
        CHECK(erasure.counts.contacts == 2);
        CHECK(erasure.oppositions.added == 0);
        session.finish(nlohmann::ordered_json::object());
    }
    CHECK(held() == both);
    CHECK(world.bench().ids("contact") == std::set<std::int64_t>{3});
    const std::vector<storage::ArchiveEntry> entries =
        open_archive(flow.ctx).value().of("C0000001");
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].name == "Noémie Exemplaire");
    CHECK(entries[0].documents.find("form 12") != std::string::npos);
    CHECK(entries[0].documents.find("@un.example") == std::string::npos);
}

TEST_CASE("Many people go in batches, as if they went at once", "[protect]") {
    test::Bench bench;
    std::string text = "Nom;Prénom;E-mail;Société;Téléphone\n";
    constexpr int k_people = 1203; // Two batches and a part of a third.
    for (int i = 0; i < k_people; ++i) {
        const std::string n = std::to_string(i);
        text += "Nom" + n + ";Ada;p" + n + "@firm" + std::to_string(i % 7) + ".example;Firm " +
                std::to_string(i % 7) + ";01 99 00 10 0" + std::to_string(i % 7) + "\n";
    }
    const std::string file = bench.folder().write("many.csv", text);
    REQUIRE(bench.run({"source", "add", "old", "--collected-on", "2020-01-01"}).exit == Exit::done);
    REQUIRE(bench.run({"import", file, "--source", "old"}).exit == Exit::done);
    REQUIRE(bench.ids("contact").size() == k_people);
    const test::Result result = bench.run({"gdpr", "retention", "--apply", "erase", "--yes"});
    INFO(result.err);
    CHECK(result.exit == Exit::done);
    CHECK(bench.ids("contact").empty());
    CHECK(bench.ids("account").empty());
    CHECK(bench.bytes().find("@firm3.example") == std::string::npos);
    test::check_sound(bench);
}
