#include "bench.hpp"

#include <bdd/io/output_file.hpp>

using namespace bdd;
using test::Bench;

namespace {

class Screen final : public cli::MemoryOutput {
public:
    [[nodiscard]] bool is_terminal() const override { return true; }
};

struct Reviewed {
    Exit exit = Exit::done;
    std::string screen;
    std::string err;
};

/// A person who presses these keys, then hangs up.
Reviewed review(const Bench& bench, std::string keys, std::vector<std::string> options = {}) {
    CancelFlag cancel;
    Screen out;
    Screen err;
    const cli::Env env{{"HOME", bench.folder().path("home")}, {"TERM", "dumb"}};
    std::vector<std::string> args{"--db", bench.base(), "--no-progress", "dedupe", "review"};
    args.insert(args.end(), options.begin(), options.end());
    cli::Io io{out, err, true};
    std::size_t next = 0;
    io.read_key = [&]() -> std::optional<char> {
        if (next < keys.size() && keys[next] == '!') { // SIGTERM
            cancel.request();
            return std::nullopt;
        }
        return next < keys.size() ? std::optional(keys[next++]) : std::nullopt;
    };
    const Exit exit = cli::main(args, io, env, cancel, commands::add_all);
    return {exit, out.text(), err.text()};
}

/// Three people, each of them in two lists under a company of another name.
void fill(Bench& bench) {
    const std::string header = "Id;Nom;Prénom;Société;E-mail;Mobile;Ville\n";
    const auto file = [&](const std::string& name, const std::string& company) {
        return bench.folder().write(
            name, header + "1;Durand;Anne;" + company + ";anne@md.example;0639980001;Rennes\n2;" +
                      "Petit;Luc;" + company + ";luc@md.example;0639980002;Lyon\n3;Noir;Léa;" +
                      company + ";;0639980003;Nice\n");
    };
    REQUIRE(bench.run({"import", file("a.csv", "Acier du Nord"), "-s", "a"}).exit == Exit::done);
    REQUIRE(bench.run({"import", file("b.csv", "Bois du Sud"), "-s", "b"}).exit == Exit::done);
    REQUIRE(bench.run({"dedupe", "scan", "--threshold", "1"}).exit == Exit::done);
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

std::vector<std::string> verdicts(const Bench& bench) {
    storage::Connection connection = bench.open();
    return test::texts(connection, "SELECT record_a || (CASE same WHEN 1 THEN '=' ELSE '#' END) ||"
                                   " record_b FROM verdict ORDER BY record_a, record_b");
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("A person's answers are kept one by one", "[commands]") {
    Bench bench;
    fill(bench);
    const Reviewed done = review(bench, "skd");
    CHECK(done.exit == Exit::done);
    CHECK(verdicts(bench) == Texts{"1=4", "3#6"});
    CHECK(times(done.screen, "\n1 of 3: ") == 1);
    CHECK(times(done.screen, "\n3 of 3: ") == 1);
    CHECK(done.err == "same: 1, different: 1, skipped: 1, pairs that wait: 1; each answer is a "
                      "run; to undo the last: bdd undo 5\n");
    test::check_sound(bench);
    // What was skipped comes again, and nothing else.
    const Reviewed again = review(bench, "q");
    CHECK(times(again.screen, "\n1 of 1: ") == 1);
    CHECK(again.screen.find("Petit") != std::string::npos);
    CHECK(again.err == "nothing said; pairs that wait: 1\n");
}

TEST_CASE("Undo goes back answer by answer, and leaves no trace in the contacts", "[commands]") {
    Bench bench;
    fill(bench);
    const auto contacts = bench.dump()["contact"];
    const Reviewed done = review(bench, "uskduuuuq");
    CHECK(done.exit == Exit::done);
    CHECK(times(done.screen, "there is nothing to undo") == 2);
    CHECK(times(done.screen, "\n1 of 3: ") == 2);
    CHECK(times(done.screen, "\n2 of 3: ") == 2);
    CHECK(verdicts(bench).empty());
    CHECK(bench.dump()["contact"] == contacts);
    test::check_sound(bench);
    // Behind the last pair there is still a way back.
    (void)review(bench, "ddduSs");
    CHECK(verdicts(bench) == Texts{"1#4", "2#5", "3=6"});
}

TEST_CASE("Every way out keeps what was said", "[commands]") {
    for (const auto& [keys, exit] :
         {std::pair{"s", Exit::done}, std::pair{"sq", Exit::done}, std::pair{"s\x03", Exit::done},
          std::pair{"s\x04", Exit::done}, std::pair{"s!", Exit::interrupted}}) {
        Bench bench;
        fill(bench);
        CAPTURE(keys);
        const Reviewed done = review(bench, keys);
        CHECK(done.exit == exit);
        CHECK(verdicts(bench) == Texts{"1=4"});
        CHECK(done.err.find("bdd undo 4") != std::string::npos);
    }
}

TEST_CASE("An arrow, a letter or Enter is no answer", "[commands]") {
    Bench bench;
    fill(bench);
    const Reviewed done = review(bench, "\x1b\nz?");
    CHECK(verdicts(bench).empty());
    CHECK(times(done.screen, "same: they become one contact") == 4);
    CHECK(times(done.screen, "\n1 of 3: ") == 1);
}

TEST_CASE("The base is free while the person thinks, and may be held when they answer",
          "[commands]") {
    Bench bench;
    fill(bench);
    std::optional<io::LockFile> other;
    CancelFlag cancel;
    Screen out;
    Screen err;
    const cli::Env env{{"HOME", bench.folder().path("home")}};
    cli::Io io{out, err, true};
    int key = 0;
    io.read_key = [&]() -> std::optional<char> {
        switch (key++) {
        case 0: // Somebody else writes meanwhile, and settles the second pair.
            REQUIRE(bench.run({"dedupe", "same", "2", "5"}).exit == Exit::done);
            other.emplace(bench.base(), "import", "2026-01-01T00:00:00Z", 0, nullptr);
            return 's';
        case 1:
            other.reset();
            return 's';
        case 2:
            return 'd';
        default:
            return 'q';
        }
    };
    const std::vector<std::string> args{"--db", bench.base(), "dedupe", "review"};
    CHECK(cli::main(args, io, env, cancel, commands::add_all) == Exit::done);
    CHECK(times(out.text(), "not done: the base") == 1);
    CHECK(times(out.text(), "of 3: one") == 2);
    CHECK(verdicts(bench) == Texts{"1=4", "2=5", "3#6"});
}

TEST_CASE("Without a terminal on both sides, or with --list, nobody is asked", "[commands]") {
    Bench bench;
    fill(bench);
    const auto is_list = [](const Reviewed& done) {
        return done.screen.find("probability  contact") == 0 && done.err.find("3 of 3") == 0;
    };
    CHECK(is_list(review(bench, "s", {"--list"})));
    CHECK(review(bench, "s", {"--json"}).screen.find("{\"waiting\":3") == 0);
    CHECK(review(bench, "s", {"--to", "csv"}).screen.find("verdict,") == 0);
    CHECK(verdicts(bench).empty());
    CHECK(bench.run({"dedupe", "review"}).err.find("3 of 3 pairs") == 0);
}
