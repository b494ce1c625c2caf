#include "catch.hpp"

#include <bdd/core/settings.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        std::string pattern = "/tmp/bdd-settings-XXXXXX";
        m_path = ::mkdtemp(pattern.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }

    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(m_path + "/" + name) << content;
        return m_path + "/" + name;
    }
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

bdd::Error error_of(const bdd::SettingsPaths& paths, const bdd::EnvironmentMap& environment = {}) {
    try {
        (void)bdd::Settings::load(paths, environment);
    } catch (const bdd::Error& error) {
        return error;
    }
    FAIL("no error");
    return {bdd::Errc::internal, ""};
}

} // namespace

TEST_CASE("Settings take the strongest origin and remember it", "[core]") {
    const Folder folder;
    const std::string user =
        folder.write("user.toml", "db = \"/u.sqlite\"\ncolor = \"never\"\nwait = \"1m\"\n");
    const std::string project = folder.write("bdd.toml", "# ours\ndb = \"p.sqlite\"\nwait = 5\n");
    bdd::Settings settings =
        bdd::Settings::load({user, project, ""}, {{"BDD_WAIT", "90s"}, {"BDD_DB", "e.sqlite"}});
    settings.set("db", "f.sqlite", bdd::Origin::flag);

    CHECK(settings.text("db") == "f.sqlite");
    CHECK(settings.get("db").origin == bdd::Origin::flag);
    CHECK(settings.seconds("wait") == 90);
    CHECK(settings.get("wait").origin == bdd::Origin::environment);
    CHECK(settings.text("color") == "never");
    CHECK(settings.get("color").origin == bdd::Origin::user_file);
    CHECK(settings.get("color").where.line == 2);
    CHECK(settings.boolean("progress"));
    CHECK(settings.get("progress").origin == bdd::Origin::standard);
}

TEST_CASE("A relative path in a file counts from the file, in a variable from here", "[core]") {
    const Folder folder;
    const std::string file = folder.write("bdd.toml", "db = \"../b.sqlite\"\n");
    const bdd::Settings from_file = bdd::Settings::load({"", file, ""}, {});
    CHECK(from_file.text("db") == "/tmp/b.sqlite");
    const bdd::Settings from_variable =
        bdd::Settings::load({"", file, ""}, {{"BDD_DB", "../b.sqlite"}});
    CHECK(from_variable.text("db") == "../b.sqlite");
}

TEST_CASE("A given file replaces the user's and the project's", "[core]") {
    const Folder folder;
    const std::string project = folder.write("bdd.toml", "nonsense\n");
    const std::string given = folder.write("given.toml", "color = \"always\"\n");
    const bdd::Settings settings = bdd::Settings::load({"", project, given}, {});
    CHECK(settings.get("color").origin == bdd::Origin::given_file);
    CHECK(error_of({"", "", folder.path() + "/none.toml"}).code() == bdd::Errc::config);
}

TEST_CASE("Errors of a configuration file name the line and the column", "[core]") {
    const Folder folder;
    SECTION("unknown key, the first of the file and not of the alphabet") {
        const std::string file = folder.write("a.toml", "\n wiat = 3\n also = 4\n");
        const bdd::Error error = error_of({"", file, ""});
        CHECK(error.where().file == file);
        CHECK(error.where().line == 2);
        CHECK(error.where().column == 2);
        CHECK(error.hint() == "did you mean 'wait'?");
    }
    SECTION("bad TOML") {
        const bdd::Error error =
            error_of({"", folder.write("a.toml", "db = \"a\"\nwait = \n"), ""});
        CHECK(error.code() == bdd::Errc::config);
        CHECK(error.where().line == 2);
    }
    SECTION("a date is no value") {
        const bdd::Error error = error_of({"", folder.write("a.toml", "wait = 2026-01-01\n"), ""});
        CHECK(error.where().line == 1);
    }
    SECTION("bytes that are not UTF-8") {
        const bdd::Error error = error_of({"", folder.write("a.toml", "db = \"caf\xe9\"\n"), ""});
        CHECK(error.code() == bdd::Errc::config);
    }
}

TEST_CASE("A bad value names the variable or the flag that it came from", "[core]") {
    const bdd::Error variable = error_of({}, {{"BDD_COLOR", "red"}});
    CHECK(variable.what() == std::string("'red' is no value for 'BDD_COLOR'"));
    CHECK(variable.hint() == "write one of: auto, always, never");
    bdd::Settings settings;
    try {
        settings.set("color", "red", bdd::Origin::flag);
        FAIL("no error");
    } catch (const bdd::Error& error) {
        CHECK(error.code() == bdd::Errc::usage);
        CHECK(error.what() == std::string("'red' is no value for '--color'"));
    }
    CHECK(settings.text("color") == "auto");
    CHECK_THROWS_AS((void)settings.get("colour"), bdd::Error);
}

TEST_CASE("Only variables that look like ours are worth a warning", "[core]") {
    const bdd::Settings settings = bdd::Settings::load(
        {}, {{"BDD_DBB", "x"}, {"BDD_FRAMEWORK", "x"}, {"XBDD_DB", "x"}, {"BDD_CONFIG", ""}});
    REQUIRE(settings.warnings().size() == 1);
    CHECK(settings.warnings()[0] ==
          "environment variable BDD_DBB is unknown: did you mean 'BDD_DB'?");
}

TEST_CASE("Durations read in seconds, minutes and hours and nothing else", "[core]") {
    CHECK(bdd::parse_duration("0") == 0.0);
    CHECK(bdd::parse_duration("90") == 90.0);
    CHECK(bdd::parse_duration("1.5s") == 1.5);
    CHECK(bdd::parse_duration("5m") == 300.0);
    CHECK(bdd::parse_duration("2h") == 7200.0);
    for (const char* bad :
         {"", "s", "-1s", "1,5s", "1d", "1 s", "inf", "nan", "1e3", "99999999999"}) {
        INFO(bad);
        CHECK_FALSE(bdd::parse_duration(bad).has_value());
    }
}

TEST_CASE("The user's file follows XDG_CONFIG_HOME unless it is relative", "[core]") {
    CHECK(bdd::standard_paths({{"HOME", "/h"}}).user_file == "/h/.config/bdd/config.toml");
    CHECK(bdd::standard_paths({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}}).user_file ==
          "/x/bdd/config.toml");
    CHECK(bdd::standard_paths({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "x"}}).user_file ==
          "/h/.config/bdd/config.toml");
    CHECK(bdd::standard_paths({}).user_file.empty());
}

TEST_CASE("Every known setting has a valid default and a documented variable", "[core]") {
    bdd::Settings settings;
    for (const bdd::SettingSpec& spec : bdd::known_settings()) {
        INFO(spec.key);
        CHECK_NOTHROW(settings.set(spec.key, std::string(spec.standard), bdd::Origin::flag));
        CHECK_FALSE(spec.description.empty());
    }
    CHECK(bdd::SettingSpec{"export.log_file", {}, {}, {}, {}}.variable() == "BDD_EXPORT_LOG_FILE");
}
