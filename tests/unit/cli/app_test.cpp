#include "cli/app.hpp"

#include "catch.hpp"
#include "cli/options.hpp"
#include "commands/commands.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <new>
#include <stdexcept>

namespace {

using bdd::Exit;
namespace cli = bdd::cli;

struct Result {
    Exit exit = Exit::done;
    std::string out;
    std::string err;
};

Result run(const std::vector<std::string>& args, const cli::AddCommands& add_commands,
           const cli::Env& env = {}) {
    cli::MemoryOutput out;
    cli::MemoryOutput err;
    bdd::CancelFlag cancel;
    const Exit exit = cli::main(args, {out, err}, env, cancel, add_commands);
    return {exit, out.text(), err.text()};
}

/// What the test command saw.
struct Seen {
    std::string file;
    cli::Count limit{100};
    cli::Decimal threshold{0.5};
    std::vector<std::string> tags;
    bool dry_run = false;
    cli::Format format = cli::Format::table;
    std::string today;
    bool ran = false;
};

Seen& seen() {
    static Seen instance;
    return instance;
}

void add_load(CLI::App& root, cli::Context& ctx) {
    seen() = Seen{};
    CLI::App* command = root.add_subcommand("load", "Load a file");
    command->add_option("file", seen().file, "File")->required();
    CLI::Option* limit = command->add_option("--limit", seen().limit, "Most rows");
    limit->type_name("N")->capture_default_str();
    CLI::Option* tag = command->add_option("--tag", seen().tags, "Tags")->allow_extra_args(false);
    command->add_option("--threshold", seen().threshold, "Threshold")->excludes(tag)->needs(limit);
    cli::add_dry_run(*command, seen().dry_run);
    cli::add_format(*command, ctx);
    command->callback([&ctx] {
        ctx.action = [&ctx] {
            seen().ran = true;
            seen().format = ctx.format;
            seen().today = to_string(ctx.clock.today());
            return Exit::attention;
        };
    });
}

template <typename Exception>
void add_throwing(CLI::App& root, cli::Context& ctx) {
    root.add_subcommand("boom", "Throws")->callback([&ctx] {
        ctx.action = []() -> Exit { throw Exception(); };
    });
}

struct Reason : std::runtime_error {
    Reason()
        : std::runtime_error("the reason") {}
};

const cli::AddCommands k_load = [](cli::Registry& registry) {
    registry.group("Test").add("load", add_load);
};

} // namespace

TEST_CASE("main runs the command and returns its exit code", "[cli]") {
    const Result result = run({"load", "a.csv", "--limit", "010", "-n"}, k_load);
    CHECK(result.exit == Exit::attention);
    CHECK(result.err.empty());
    CHECK(seen().file == "a.csv");
    CHECK(seen().limit.value == 10); // Not octal.
    CHECK(seen().dry_run);
}

TEST_CASE("A value that names a command is still a value", "[cli]") {
    CHECK(run({"load", "load"}, k_load).exit == Exit::attention);
    CHECK(seen().file == "load");
    CHECK(run({"--db", "load", "load", "load"}, k_load).exit == Exit::attention);
    CHECK(run({"load", "--", "--limit"}, k_load).exit == Exit::attention);
    CHECK(seen().file == "--limit");
    CHECK(run({"load", "-"}, k_load).exit == Exit::attention);
    CHECK(seen().file == "-");
}

TEST_CASE("Global options stand before and after the command", "[cli]") {
    for (const std::vector<std::string>& args :
         {std::vector<std::string>{"--as-of", "2025-02-28", "--json", "load", "a"},
          {"load", "--as-of=2025-02-28", "a", "--json"}}) {
        CHECK(run(args, k_load).exit == Exit::attention);
        CHECK(seen().today == "2025-02-28");
        CHECK(seen().format == cli::Format::json);
    }
}

TEST_CASE("The flag wins over SOURCE_DATE_EPOCH", "[cli]") {
    const cli::Env env{{"SOURCE_DATE_EPOCH", "86400"}};
    (void)run({"load", "a"}, k_load, env);
    CHECK(seen().today == "1970-01-02");
    (void)run({"load", "a", "--as-of", "2000-01-01"}, k_load, env);
    CHECK(seen().today == "2000-01-01");
}

TEST_CASE("The flag --json and another format exclude each other", "[cli]") {
    CHECK(run({"load", "a", "--json", "--format", "json"}, k_load).exit == Exit::attention);
    const Result result = run({"load", "a", "--format", "csv", "--json"}, k_load);
    CHECK(result.exit == Exit::usage);
    CHECK_FALSE(seen().ran);
    const auto error = nlohmann::json::parse(result.err);
    CHECK(error["error"]["code"] == "usage");
}

TEST_CASE("Bad values name their option and say what to write", "[cli]") {
    const auto error = [](const std::vector<std::string>& more) {
        std::vector<std::string> args{"load", "a"};
        args.insert(args.end(), more.begin(), more.end());
        const Result result = run(args, k_load);
        CHECK(result.exit == Exit::usage);
        CHECK_FALSE(seen().ran);
        return result.err;
    };
    CHECK(error({"--limit", "5", "--threshold", "0,85"}) ==
          "bdd: error: --threshold: '0,85' is not a number\n  write 0.85\n");
    CHECK(error({"--limit", "-1"}) ==
          "bdd: error: --limit: '-1' is not a whole number\n  write digits only, such as 1000\n");
    CHECK(error({"--limit=1e3"}).find("--limit: '1e3'") != std::string::npos);
    CHECK(error({"--limit", "99999999999999999999"}).find("not a whole number") !=
          std::string::npos);
    CHECK(error({"--format", "jsno"}) ==
          "bdd: error: --format: 'jsno' is not one of table, csv, tsv, json, jsonl\n"
          "  did you mean 'json' or 'jsonl'?\n");
    CHECK(error({"--limit", "1", "--limit", "2"}) ==
          "bdd: error: option '--limit' was given more than once\n  see 'bdd load --help'\n");
    CHECK(error({"--limit", "1", "--threshold", "0.5", "--tag", "x"}) ==
          "bdd: error: '--tag' and '--threshold' exclude each other\n  see 'bdd load --help'\n");
    CHECK(error({"--threshold", "0.5"}) ==
          "bdd: error: '--threshold' needs '--limit' as well\n  see 'bdd load --help'\n");
    CHECK(error({"b.csv"}) ==
          "bdd: error: unexpected argument 'b.csv'\n  usage: bdd load FILE [options]\n");
}

TEST_CASE("The word that is wrong is reported before what is missing", "[cli]") {
    CHECK(run({"load", "--lmit", "5"}, k_load).err ==
          "bdd: error: unknown option '--lmit'\n  did you mean '--limit' or '--wait'?\n");
    CHECK(run({"laod", "x", "--limit", "5"}, k_load).err ==
          "bdd: error: unknown command 'laod'\n  did you mean 'load'?\n");
    CHECK(run({"load", "--limit", "5"}, k_load).err ==
          "bdd: error: missing argument FILE\n  usage: bdd load FILE [options]\n");
    CHECK(run({"load", "a", "--limit"}, k_load).err ==
          "bdd: error: option '--limit' needs a value\n  see 'bdd load --help'\n");
}

TEST_CASE("A thousand written the French way reads", "[cli]") {
    CHECK(run({"load", "a", "--limit", "12\u202f000"}, k_load).exit == Exit::attention);
    CHECK(seen().limit.value == 12'000);
}

TEST_CASE("Exceptions that nobody foresaw are internal errors", "[cli]") {
    const Result known =
        run({"boom"}, [](cli::Registry& r) { r.add("boom", add_throwing<Reason>); });
    CHECK(known.exit == Exit::failed);
    CHECK(known.err == "bdd: error: the reason\n"
                       "  this is a bug of bdd: please report it with the command line\n");
    const Result memory = run(
        {"boom", "--json"}, [](cli::Registry& r) { r.add("boom", add_throwing<std::bad_alloc>); });
    CHECK(memory.err == "{\"error\":{\"code\":\"internal\",\"message\":\"out of memory\"}}\n");
    const Result unknown =
        run({"boom"}, [](cli::Registry& r) { r.add("boom", add_throwing<int>); });
    CHECK(unknown.err.find("unknown error") != std::string::npos);
}

TEST_CASE("Every command has a purpose, an example and options that are explained", "[cli]") {
    const Result result = run({"__dump-cli"}, bdd::commands::add_all);
    REQUIRE(result.exit == Exit::done);
    const std::function<void(const nlohmann::json&)> check = [&](const nlohmann::json& command) {
        INFO(command["path"]);
        CHECK_FALSE(command["description"].get<std::string>().empty());
        CHECK((command["path"] == "bdd" ||
               command["examples"].get<std::string>().find("  bdd ") != std::string::npos ||
               command["examples"].get<std::string>().find(" bdd ") != std::string::npos));
        for (const char* list : {"options", "arguments"}) {
            for (const auto& option : command[list]) {
                INFO(option.dump());
                CHECK_FALSE(option["description"].get<std::string>().empty());
            }
        }
        for (const auto& sub : command["commands"]) {
            check(sub);
        }
    };
    check(nlohmann::json::parse(result.out));
}

TEST_CASE("Help follows the order purpose, usage, examples, arguments, options", "[cli]") {
    const Result result = run({"load", "--help"}, k_load);
    CHECK(result.exit == Exit::done);
    CHECK(result.out.find("Load a file\n\nUsage: bdd load FILE [options]\n") == 0);
    CHECK(result.out.find("--limit N") != std::string::npos);
    CHECK(result.out.find("Most rows (default: 100)") != std::string::npos);
    CHECK(result.out.find("Arguments:\n  FILE") < result.out.find("Options:\n"));
    CHECK(result.out.find("\x1b[") == std::string::npos);
}

TEST_CASE("A line builds the command that it names, or all when it names none", "[cli]") {
    const cli::AddCommands all = [](cli::Registry& r) {
        r.group("Test").add("load", add_load).add("boom", add_throwing<Reason>);
    };
    // Only the help of the whole program speaks of the other command.
    CHECK(run({"load", "--help"}, all).out.find("boom") == std::string::npos);
    CHECK(run({"--help"}, all).out.find("boom") != std::string::npos);
    CHECK(run({"bom"}, all).err.find("did you mean 'boom'?") != std::string::npos);
    CHECK(run({"--quiet", "load", "a.csv", "--limit", "10"}, all).exit == Exit::attention);
    CHECK(run({"--version"}, all).out.starts_with("bdd "));
}
